/** The lines of a streamed text, as they arrive, empty ones too; `heard` is told of every piece. */
export async function* linesOf(body: ReadableStream<Uint8Array>, heard: () => void): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    heard();
    const lines = (rest + decoder.decode(value, { stream: !done })).split("\n");
    rest = lines.pop()!;
    yield* lines;
    if (!done) continue;
    if (rest) yield rest;
    return;
  }
}
