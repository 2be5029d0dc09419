"""Runs contenders in turn, checks their answers and writes the report."""
