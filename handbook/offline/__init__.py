"""The handbook without a network: the archives to unzip, and the copy that a browser keeps."""
