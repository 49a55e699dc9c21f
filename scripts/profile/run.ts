import path from 'node:path';
import type { Command } from 'commander';
import { EXIT_STATUS } from '../../engines/errors.ts';
import { PROFILE_TOOLS, profileTool } from '../../harness/profile/tools/registry.ts';
import { renderSummary } from '../../reports/flame/summary.ts';
import { writeProfile } from '../../reports/flame/write-profile.ts';
import { interruptible } from '../interruptible.ts';
import { addProfileOptions, type ProfileFlags, profileQuery, resultFolder, targetSetup } from '../profile-options.ts';
import { phaseClock } from './phase-clock.ts';

interface Flags extends ProfileFlags {
  readonly engine: string;
  readonly tool: string;
}

export function addProfileRun(profile: Command): void {
  const command = profile
    .command('run', { isDefault: true })
    .description('profile one engine (what `profile` does where no other is named)')
    .requiredOption('--engine <name>', 'engine that is profiled')
    .option('--tool <name>', `one of ${[...PROFILE_TOOLS.keys()].join(', ')}`, 'cpu');
  addProfileOptions(command, 'how long the query is repeated while it is profiled')
    .addHelpText('after', toolHelp())
    .action(run);
}

async function run(flags: Flags): Promise<void> {
  const tool = profileTool(flags.tool);
  tool.check();
  const asked = await profileQuery(flags);
  const setup = targetSetup(flags.engine, asked, flags);
  const folder = resultFolder(flags.out, `${flags.engine} ${asked.scenario.name} ${flags.tool}`);
  const clock = phaseClock(flags.engine, setup.warmUpSeconds, flags.seconds);
  const { profile, files } = await interruptible(async (signal) => {
    try {
      const { seconds } = flags;
      return await tool.run(
        { setup, scenario: asked.scenario.name, seconds, signal, onPhase: clock.enter },
        folder.path,
      );
    } catch (error) {
      folder.discard();
      throw error;
    } finally {
      clock.stop();
    }
  });
  const written = [...(profile === null ? [] : writeProfile(profile, folder.path)), ...files];
  if (profile !== null) process.stdout.write(`${renderSummary(profile)}\n`);
  process.stdout.write(`${written.map((file) => `wrote ${path.relative('', file)}`).join('\n')}\n`);
  if (profile?.complete === false) process.exitCode = EXIT_STATUS.interrupted;
}

function toolHelp(): string {
  const lines = [...PROFILE_TOOLS].map(([name, { description }]) => `  ${name.padEnd(14)} ${description}`);
  return `\nTools:\n${lines.join('\n')}`;
}
