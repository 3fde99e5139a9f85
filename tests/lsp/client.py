"""Drives `wamark lsp` with pygls' client, as an editor would, and asserts what an editor shows.

Usage: client.py PATH-OF-WAMARK FOLDER
"""

import asyncio
import pathlib
import sys

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

COPY = "Hello 😀 and * two seats * left\n"


async def main(program: str, folder: pathlib.Path) -> None:
    client = LanguageClient("editor", "1")
    published: asyncio.Queue[lsp.PublishDiagnosticsParams] = asyncio.Queue()

    @client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def _(params: lsp.PublishDiagnosticsParams) -> None:
        published.put_nowait(params)

    async def next_published() -> lsp.PublishDiagnosticsParams:
        return await asyncio.wait_for(published.get(), 30)

    await client.start_io(program, "lsp", "--stdio")
    started = await client.initialize_async(
        lsp.InitializeParams(
            capabilities=lsp.ClientCapabilities(),
            process_id=None,
            root_uri=folder.as_uri(),
        )
    )
    assert started.server_info.name == "wamark"
    assert started.capabilities.position_encoding == lsp.PositionEncodingKind.Utf16
    client.initialized(lsp.InitializedParams())

    # Diagnostics when a file is opened. Columns count UTF-16 units: the emoji takes two.
    uri = (folder / "message.wa").as_uri()
    client.text_document_did_open(
        lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, "whatsapp", 1, COPY))
    )
    shown = await next_published()
    assert (shown.uri, shown.version) == (uri, 1)
    [found] = [it for it in shown.diagnostics if it.code == "FMT002"]
    assert found.range == lsp.Range(lsp.Position(0, 13), lsp.Position(0, 26)), found
    assert found.severity == lsp.DiagnosticSeverity.Error
    assert found.source == "wamark"
    document = lsp.TextDocumentIdentifier(uri)

    # A quick fix at the finding, and one action for all safe fixes.
    actions = await client.text_document_code_action_async(
        lsp.CodeActionParams(
            document, found.range, lsp.CodeActionContext(diagnostics=[found])
        )
    )
    quick = next(it for it in actions if it.kind == lsp.CodeActionKind.QuickFix)
    assert quick.is_preferred and "FMT002" in quick.title, quick
    changes = quick.edit.changes[uri]
    assert changes and all(it.new_text.strip() == it.new_text for it in changes), changes
    every = next(it for it in actions if it.kind == lsp.CodeActionKind.SourceFixAll)
    assert every.edit.changes[uri], every
    only = await client.text_document_code_action_async(
        lsp.CodeActionParams(
            document,
            found.range,
            lsp.CodeActionContext(diagnostics=[], only=[lsp.CodeActionKind.Source]),
        )
    )
    assert [it.kind for it in only] == [lsp.CodeActionKind.SourceFixAll], only

    # Hovering shows the rule and the message.
    hover = await client.text_document_hover_async(
        lsp.HoverParams(document, lsp.Position(0, 15))
    )
    assert "space-inside-marker" in hover.contents.value, hover
    assert "31 characters" not in hover.contents.value, hover
    assert "30 characters" in hover.contents.value, hover

    # Formatting applies the safe fixes.
    options = lsp.FormattingOptions(tab_size=2, insert_spaces=True)
    edits = await client.text_document_formatting_async(
        lsp.DocumentFormattingParams(document, options)
    )
    assert edits, edits

    # Typing: the edit of the quick fix, as the editor would send it.
    client.text_document_did_change(
        lsp.DidChangeTextDocumentParams(
            lsp.VersionedTextDocumentIdentifier(version=2, uri=uri),
            # From the end, so that no change moves the next.
            [
                lsp.TextDocumentContentChangePartial(it.range, it.new_text)
                for it in reversed(changes)
            ],
        )
    )
    shown = await next_published()
    assert shown.version == 2 and not shown.diagnostics, shown
    edits = await client.text_document_formatting_async(
        lsp.DocumentFormattingParams(document, options)
    )
    assert not edits, edits
    hover = await client.text_document_hover_async(
        lsp.HoverParams(document, lsp.Position(0, 15))
    )
    assert "**two seats**" in hover.contents.value, hover

    # Copy in a container: the place is that of the file, escapes and all.
    catalogue = '{\n  "greeting": "S\\u00ed: * two seats *"\n}\n'
    uri = (folder / "en.json").as_uri()
    client.text_document_did_open(
        lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, "json", 1, catalogue))
    )
    shown = await next_published()
    [found] = [it for it in shown.diagnostics if it.code == "FMT002"]
    assert found.range == lsp.Range(lsp.Position(1, 24), lsp.Position(1, 37)), found

    # TwiML is laid out.
    uri = (folder / "reply.xml").as_uri()
    reply = "<Response><Message>Hi</Message></Response>"
    client.text_document_did_open(
        lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, "xml", 1, reply))
    )
    await next_published()
    edits = await client.text_document_formatting_async(
        lsp.DocumentFormattingParams(lsp.TextDocumentIdentifier(uri), options)
    )
    assert len(edits) == 1 and "\n  <Message>" in edits[0].new_text, edits

    # Closing clears what was shown.
    client.text_document_did_close(
        lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(uri))
    )
    shown = await next_published()
    assert shown.uri == uri and not shown.diagnostics, shown

    await client.shutdown_async(None)
    client.exit(None)
    code = await asyncio.wait_for(client._server.wait(), 30)
    assert code == 0, code
    await client.stop()


asyncio.run(main(sys.argv[1], pathlib.Path(sys.argv[2])))
