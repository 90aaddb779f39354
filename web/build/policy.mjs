// The content security policy has one source: the <meta> that assemble.mjs puts into the page.
// Servers send the same as a header.

/** The policy of a document; one without its own may do nothing. */
export function policy(html) {
  const meta = /http-equiv="Content-Security-Policy" content="([^"]*)"/;
  return html.match(meta)?.[1] ?? "default-src 'none'";
}
