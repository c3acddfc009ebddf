"""Compare what the program finds with what people marked."""
