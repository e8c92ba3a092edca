"""The workbench: a case in a local browser, where people read, judge and correct."""
