import { randomUUID } from 'node:crypto';

export interface FormPart {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly type?: string;
  readonly fileName?: string;
}

/** Headers and body of a multipart form. Names are ours, never a person's, so they need no escaping. */
export function multipart(parts: readonly FormPart[]): { readonly headers: Readonly<Record<string, string>>; readonly body: Uint8Array } {
  const boundary = `tunewatch-${randomUUID()}`;
  const chunks = parts.flatMap(({ name, content, type, fileName }) => [
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"${fileName === undefined ? '' : `; filename="${fileName}"`}\r\n${type === undefined ? '' : `content-type: ${type}\r\n`}\r\n`),
    Buffer.from(content as string),
    Buffer.from('\r\n'),
  ]);
  return { headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, body: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]) };
}
