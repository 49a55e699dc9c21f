import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PACKAGE_ROOT } from '../../../engines/package-root.ts';
import { shellQuote } from '../../../scenarios/shell-quote.ts';
import type { Outcome } from './lab.ts';
import { run } from './shell.ts';

/** Blocks of docs/runbook.md that are for a shell, by the name that each bears behind `sh`, in their order. */
export const RUNBOOK: ReadonlyMap<string, string> = blocksOf(
  readFileSync(path.join(PACKAGE_ROOT, 'docs/runbook.md'), 'utf8'),
);

/** What the settings of the page are set to. */
export type Settings = Readonly<Record<string, string>>;

function blocksOf(page: string): Map<string, string> {
  const blocks = [...page.matchAll(/^```(\S*) ?(.*)\n([\s\S]*?)^```$/gm)].map(([, language, name = '', text = '']) => {
    const known = (language === 'sh' && name !== '') || (language === 'crontab' && name === '');
    if (!known) throw new Error(`no test runs this block: ${text}`);
    return [language === 'crontab' ? 'crontab' : name, text] as const;
  });
  const byName = new Map(blocks);
  if (byName.size !== blocks.length) throw new Error('two blocks have the same name');
  return byName;
}

/** Runs a block after the settings, as an operator's shell does: its status is that of its last command. */
export async function runBlock(name: string, settings: Settings, cwd: string): Promise<Outcome> {
  return run('bash', ['-c', `cd "$0" || exit\n${blockOf('settings')}\n${blockOf(name)}`, cwd], settings);
}

/** Runs the command of the crontab's line as cron does, the paths of the page replaced by those of the settings. */
export async function runCrontab(settings: Settings): Promise<Outcome> {
  const defaults = [...blockOf('settings').matchAll(/^: "\$\{(\w+):=(\/[^}]*)\}"/gm)].map(
    ([, name = '', value = '']) => [value, shellQuote(settings[name] ?? value)] as const,
  );
  // The longest first: one path begins with another.
  defaults.sort(([a], [b]) => b.length - a.length);
  const command = blockOf('crontab').trim().split(/\s+/).slice(5).join(' ');
  const placed = command.replace(new RegExp(defaults.map(([value]) => value).join('|'), 'g'), (found) => {
    return defaults.find(([value]) => value === found)?.[1] ?? found;
  });
  return run('/bin/sh', ['-c', placed], {});
}

function blockOf(name: string): string {
  const block = RUNBOOK.get(name);
  if (block === undefined) throw new Error(`docs/runbook.md has no block '${name}'`);
  return block;
}
