from email.message import EmailMessage

message = EmailMessage()
