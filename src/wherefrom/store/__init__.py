"""The case on disk: a folder with a database, originals, settings and the head of its log.

All SQL of wherefrom stands in this package.
"""
