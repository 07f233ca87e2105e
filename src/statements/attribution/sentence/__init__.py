"""What a sentence is made of: tokens and their classes, quotations, a language's words, asides."""
