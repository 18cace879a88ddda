"""From corpora to the model file that ships (extra ``train``)."""
