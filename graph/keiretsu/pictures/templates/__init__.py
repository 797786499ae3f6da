"""Six templates, each the picture of one question: an answer in, a scene out, without matplotlib."""
