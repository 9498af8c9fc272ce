"""What a browser does when somebody pastes into an editor of the desk."""

PASTE = """(editor, html) => {
    const data = new DataTransfer()
    data.setData("text/html", html)
    editor.focus()
    editor.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}))
}"""
