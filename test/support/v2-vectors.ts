import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const SPEC = fileURLToPath(new URL('../../engines/format/FORMAT-v2.md', import.meta.url));

/** A golden vector of the specification: packed points of version 1, and the blob of version 2. */
export interface Vector {
  readonly title: string;
  readonly packed: Buffer;
  readonly blob: Buffer;
}

/** The golden vectors as they stand in FORMAT-v2.md. */
export function readVectors(): Vector[] {
  const [, vectors = ''] = readFileSync(path.normalize(SPEC), 'utf8').split('## Golden vectors');
  const sections = vectors.matchAll(/^### (.+)\n(?:.*\n)*?```\nv1 ([0-9a-f\s]*?)\nv2 ([0-9a-f\s]*?)\n```/gm);
  return [...sections].map(([, title = '', v1 = '', v2 = '']) => ({ title, packed: hex(v1), blob: hex(v2) }));
}

function hex(digits: string): Buffer {
  return Buffer.from(digits.replaceAll(/\s/g, ''), 'hex');
}
