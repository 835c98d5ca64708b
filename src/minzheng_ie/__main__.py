"""`python -m minzheng_ie`."""

from minzheng_ie.cli.app import main

if __name__ == "__main__":
    main()
