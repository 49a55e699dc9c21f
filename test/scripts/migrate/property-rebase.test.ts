import { describe, expect, test } from 'vitest';
import { rebased } from '../../../scripts/migrate/property-rebase.ts';

const side = (command: string) => ({ name: 'x', command });

describe('an executor is put on another store', () => {
  test.each([
    ['python3 run.py /data/old --label x', '/data/old', "python3 run.py 'new store' --label x"],
    ["run '/data/the old' --label x", '/data/the old', "run 'new store' --label x"],
    ['DATA=/data/old run', '/data/old', "DATA='new store' run"],
    ['cd /code && run /data/old/ --label x', '/data/old', "cd /code && run 'new store' --label x"],
    ['run a --label a1', 'a', "run 'new store' --label a1"],
  ])('%s', (command, from, expected) => {
    expect(rebased(side(command), from, 'new store')?.command).toBe(expected);
  });

  test.each([
    ['run /data/older --label x', '/data/old'],
    ['run /data/old/er --label x', '/data/old'],
    ['cat /my/data/old', 'data/old'],
    ['banana --label x', 'a'],
    ['run /data/xold', '/data/.old'],
  ])('but not where no word of its command names the store: %s', (command, from) => {
    expect(rebased(side(command), from, 'new')).toBeNull();
  });

  test('and is then expected to say so', () => {
    const expected = { label: 'x', dataDir: '/old' };
    expect(rebased({ ...side('run /old'), expected }, '/old', '/new')?.expected).toEqual({
      label: 'x',
      dataDir: '/new',
    });
  });
});
