"""Expressions of time, as TIMEX3 values and as dates resolved against the publication."""
