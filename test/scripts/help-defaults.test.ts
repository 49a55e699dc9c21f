import { Command } from 'commander';
import { expect, test } from 'vitest';
import { addCommands } from '../../scripts/commands/add-commands.ts';
import { COMMANDS } from '../../scripts/commands/registry.ts';

/** A command and all below it. */
function* below(command: Command): Generator<Command> {
  yield command;
  for (const own of command.commands) yield* below(own);
}

test('defaults of times and percentages are shown as they would be typed', async () => {
  const program = new Command();
  await addCommands(program, COMMANDS, []);
  const options = [...below(program)].flatMap((command) =>
    command.options
      .filter(({ flags, defaultValue }) => /<(time|percent)>/.test(flags) && defaultValue !== undefined)
      .map((option) => [`${command.name()} ${option.flags}`, option] as const),
  );
  expect(options.length).toBeGreaterThan(6);
  for (const [name, { defaultValue, defaultValueDescription, parseArg }] of options) {
    expect(defaultValueDescription, name).toMatch(/^\d+(s|m|h|%)$/);
    expect(parseArg?.(defaultValueDescription as string, undefined), name).toBe(defaultValue);
  }
});
