"""The command, a file for each word: reads words, asks one question, prints."""
