"""Prints the addresses of the running site and the demonstration editor’s login."""

import sys


def main(port: str) -> None:
    base = f"http://127.0.0.1:{port}"
    lines = [
        "",
        f"  Le site          {base}/",
        f"  L’administration {base}/admin/",
        "  Compte d’essai   redaction  /  la-vigie-demo",
        "",
        "  Ctrl+C pour arrêter.",
        "",
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "8000")
