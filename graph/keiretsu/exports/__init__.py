"""Statements out, in other people's formats: one file a format."""
