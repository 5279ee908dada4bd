"""Training of the event models on annotated articles: `python -m training.events --gold FOLDER`."""
