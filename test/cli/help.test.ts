import { describe, expect, it } from '@jest/globals';
import { measureWidth } from '../../src/report/render/plain-text';
import { iem } from '../builders/environment';

const COMMANDS = [
  'init',
  'validate',
  'schema',
  'accounts',
  'doctor',
  'collect',
  'check',
  'whatif',
  'runs',
  'report',
  'iam-policy',
  'workbook',
  'broadcast',
  'page',
  'items',
  'actions',
  'steps',
  'answer',
  'load-test',
  'notify',
  'remote',
];

describe('help', () => {
  it('names every command', async () => {
    const { code, stdout, stderr } = await iem(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const named = [...stdout.matchAll(/^ {2}([a-z-]+) .*/gm)].map(([, name]) => name);
    expect(named).toEqual([...COMMANDS, 'help']);
  });

  const NESTED = ['list', 'add', 'set', 'accept', 'assign', 'import'].flatMap((name) => [
    ['items', name],
    ['remote', 'items', name],
  ]);
  const REMOTE = ['items', 'steps', 'answer', 'load-test', 'broadcast'].map((name) => ['remote', name]);
  it.each([[], ...COMMANDS.map((command) => [command]), ...NESTED, ...REMOTE])(
    'of %s has examples and fits 80 columns',
    async (...path) => {
      const { code, stdout, stderr } = await iem([...path, '--help']);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(new RegExp(`^Examples:\\n  \\$ iem ${path.join(' ')}`, 'm'));
      expect(stdout.split('\n').filter((line) => measureWidth(line) > 80)).toEqual([]);
    },
  );

  it('tells the version', async () => {
    expect(await iem(['--version'])).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      stderr: '',
    });
  });
});

describe('misuse', () => {
  it.each([
    ['no command', [], 'Usage: iem'],
    ['an unknown command', ['chekc'], 'Did you mean check?'],
    ['an unknown option', ['check', 'plan.yaml', '--fromat', 'json'], 'Did you mean --format?'],
    ['a missing argument', ['check'], "missing required argument 'plan'"],
    ['too many arguments', ['schema', 'more'], 'too many arguments'],
    [
      'a format there is not',
      ['check', 'plan.yaml', '-f', 'pdf'],
      'Allowed choices are terminal, json, html, markdown, csv, csv-excel, junit.',
    ],
    [
      'a colour there is not',
      ['check', 'plan.yaml', '--fail-on', 'blue'],
      'Allowed choices are red, yellow, never.',
    ],
    [
      'validate in a format there is not',
      ['validate', 'plan.yaml', '-f', 'html'],
      'Allowed choices are terminal, json.',
    ],
    [
      'whatif without an inventory',
      ['whatif', 'plan.yaml', '-m', '2'],
      'create one with  iem collect plan.yaml -o inventory.json.gz  and pass it with --inventory.',
    ],
  ])('%s is said on standard error', async (_, argv, words) => {
    const { code, stdout, stderr } = await iem(argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
  });
});
