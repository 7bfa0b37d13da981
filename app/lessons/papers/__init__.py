"""What a class takes away from the lessons: worksheets, their key, questions for Moodle, plans."""
