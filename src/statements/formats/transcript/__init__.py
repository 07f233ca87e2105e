"""Transcripts: questions and answers, briefings, interviews, parliaments, television.

``layout`` is the format; ``labels`` reads the words before a turn, ``words`` are the languages' tables for them;
``pieces`` takes a page apart, ``record`` one of the Congressional Record, ``unlabelled`` an interview without labels;
``turns`` tells which of the labels count and joins what belongs to a turn.
"""
