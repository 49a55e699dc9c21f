import { printable } from './text-table.ts';

/** Text from data as Markdown that shows just that: no mark-up, link, mention or table cell comes of it. */
export function markdownText(text: string): string {
  return printable(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/[\\`*_{}[\]|~#>]/g, '\\$&')
    .replace(/@/g, '&#64;');
}
