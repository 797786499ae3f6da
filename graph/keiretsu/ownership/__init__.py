"""Who owns, who controls: stakes through every chain, each number under the name of its definition."""
