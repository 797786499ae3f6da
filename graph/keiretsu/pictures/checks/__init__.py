"""The rules that every picture keeps, a function each: a prepared scene in, findings out."""
