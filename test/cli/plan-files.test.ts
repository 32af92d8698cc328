import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { buildPlanJsonSchema } from '../../src/plan/json-schema';
import { iem } from '../builders/environment';
import { PLAN_TEXT } from '../builders/plan-text';
import { temporaryFolder } from './folder';

const folder = temporaryFolder();

describe('iem init', () => {
  it('writes a plan that is valid as it stands, and the schema beside it', async () => {
    const output = folder.at('new/plan.yaml');
    const made = await iem(['init', 'flash-sale', '--output', output]);
    expect(made).toMatchObject({ code: 0, stdout: '' });
    expect(made.stderr).toContain(`iem validate ${output}`);
    expect(readdirSync(folder.at('new')).sort()).toEqual(['event-plan.schema.json', 'plan.yaml']);
    expect((await iem(['validate', output])).code).toBe(0);
  });

  it('replaces a plan only when told', async () => {
    const output = folder.write('mine.yaml', 'mine');
    const refused = await iem(['init', 'flash-sale', '--output', output]);
    expect(refused).toEqual({
      code: 2,
      stdout: '',
      stderr: `${output} already exists: choose another --output, or use --force.\n`,
    });
    expect(readFileSync(output, 'utf8')).toBe('mine');
    expect((await iem(['init', 'flash-sale', '--output', output, '--force'])).code).toBe(0);
    expect(readFileSync(output, 'utf8')).toContain('id: "flash-sale"');
  });

  it.each([
    ['12.12 Flash Sale', '12-12-flash-sale'],
    ['../../etc/passwd', 'etc-passwd'],
    ['', 'my-event'],
    ['\u001b[31m', '31m'],
  ])('refuses %j as a name and offers another', async (name, other) => {
    const output = folder.at('never.yaml');
    const { code, stderr } = await iem(['init', name, '--output', output]);
    expect(code).toBe(2);
    expect(stderr).toMatch(new RegExp(`is not a valid event name.* such as ${other}\\.\n$`));
    expect(stderr).not.toContain('\u001b');
    expect(existsSync(output)).toBe(false);
  });
});

describe('iem validate', () => {
  const good = folder.write('good.yaml', PLAN_TEXT);
  const bad = folder.write(
    'bad.yaml',
    PLAN_TEXT.replace('us-east-1', 'us-esat-1').replace('multiplier', 'multiplyer'),
  );

  it('names all problems of all plans at once, each with its place', async () => {
    const { code, stdout, stderr } = await iem(['validate', good, bad]);
    expect(code).toBe(1);
    expect(stdout).toContain(`${bad}:12:15 accounts[0].regions[0].name`);
    expect(stdout).toContain('(did you mean us-east-1?)');
    expect(stdout).toContain(`${bad}:14:3 traffic.multiplyer is not a field here (did you mean multiplier?)`);
    expect(stderr).toBe(`2 plans, ${stdout.trim().split('\n').length} problems\n`);
  });

  it('answers programs with one document', async () => {
    const { code, stdout, stderr } = await iem(['validate', bad, '--format', 'json']);
    const { valid, problems } = JSON.parse(stdout);
    expect({ code, stderr, valid }).toEqual({ code: 1, stderr: '', valid: false });
    expect(problems).toContainEqual(
      expect.objectContaining({
        file: bad,
        line: 12,
        column: 15,
        path: 'accounts[0].regions[0].name',
        suggestion: 'us-east-1',
      }),
    );
    expect(JSON.parse((await iem(['validate', good, '-f', 'json'])).stdout)).toEqual({
      valid: true,
      problems: [],
      warnings: [],
      unreadable: [],
    });
  });

  it('warns of what nobody has replaced since iem init wrote it, line by line', async () => {
    const output = folder.at('untouched.yaml');
    await iem(['init', 'winter-sale', '--output', output]);
    const untouched = await iem(['validate', output]);
    expect(untouched).toMatchObject({ code: 0, stderr: '1 plan, 0 problems, 6 warnings\n' });
    expect(untouched.stdout.split('\n')[0]).toBe(
      `${output}:12:1 warning: "customer: Example Shop" is still as iem init wrote it: replace it, or remove its # REPLACE`,
    );
    const marked = readFileSync(output, 'utf8');
    const replaced = marked
      .replace('Example Shop', 'Ours')
      .replace('111122223333', '444455556666')
      .replace(/(Customers can.*|Asia.*|ap-south.*|multiplier: 10) # REPLACE.*/g, '$1');
    const filled = folder.write('filled.yaml', replaced.replaceAll('\n', '\r\n'));
    expect(await iem(['validate', filled])).toEqual({ code: 0, stdout: '', stderr: '1 plan, 0 problems\n' });
    const { valid, warnings } = JSON.parse((await iem(['validate', output, '-f', 'json'])).stdout);
    expect({ valid, lines: warnings.length, first: warnings[0] }).toMatchObject({
      ...{ valid: true, lines: 6, first: { file: output, line: 12, column: 1 } },
    });
  });

  it('cannot answer about a file that is not there', async () => {
    const gone = folder.at('gone.yaml');
    expect(await iem(['validate', gone])).toEqual({
      code: 2,
      stdout: '',
      stderr: `Cannot read ${gone}: there is no such file.\n0 plans, 0 problems\n`,
    });
  });

  it('goes on after a file that cannot be read', async () => {
    const gone = folder.at('gone.yaml');
    const { code, stdout, stderr } = await iem(['validate', gone, bad, folder.path, good]);
    expect(code).toBe(2);
    expect(stdout).toContain(`${bad}:12:15 accounts[0].regions[0].name`);
    expect(stderr.split('\n').slice(0, 3)).toEqual([
      `Cannot read ${gone}: there is no such file.`,
      `Cannot read ${folder.path}: it is a directory.`,
      `2 plans, ${stdout.trim().split('\n').length} problems`,
    ]);
    const json = JSON.parse((await iem(['validate', gone, good, '-f', 'json'])).stdout);
    expect(json).toMatchObject({ valid: false, problems: [], unreadable: [{ file: gone }] });
  });
});

describe('iem schema', () => {
  it('prints the schema, or writes it', async () => {
    const { code, stdout, stderr } = await iem(['schema']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(buildPlanJsonSchema())));
    const output = folder.at('schema.json');
    expect(await iem(['schema', '-o', output])).toEqual({ code: 0, stdout: '', stderr: `Wrote ${output}\n` });
    expect(readFileSync(output, 'utf8')).toBe(stdout);
  });
});
