"""What happens when somebody reports something: staff decide once, and another hears an appeal.

It composes works, people and projects, so it stands above them all.
"""
