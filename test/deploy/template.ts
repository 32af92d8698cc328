/** `serverless.yml` as CloudFormation is given it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** What a template says, as far as tests look at it. */
// biome-ignore lint/suspicious/noExplicitAny: of every type of resource, and a test that looks for too much fails
type Properties = Record<string, any>;

export interface Resource {
  readonly Type: string;
  readonly Properties: Properties;
  readonly DependsOn?: readonly string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs: Readonly<Record<string, unknown>>;
}

export interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: Properties;
}

const SERVERLESS = resolve('node_modules', 'serverless', 'bin', 'serverless.js');

/** `npx serverless package`, which asks nothing of AWS; calls `work` with the file of the template. */
export function withPackaged<T>(
  { stage, params = {} }: { readonly stage: string; readonly params?: Readonly<Record<string, string>> },
  work: (file: string) => T,
): T {
  const folder = mkdtempSync(join(tmpdir(), 'iem-package-'));
  const values = Object.entries(params).flatMap(([name, value]) => ['--param', `${name}=${value}`]);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [SERVERLESS, 'package', '--package', folder, '--stage', stage, '--region', 'eu-west-1', ...values],
    {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: process.env.HOME, CI: 'true', SLS_TELEMETRY_DISABLED: '1' },
    },
  );
  try {
    if (status !== 0) throw new Error(`serverless package ended with ${status}:\n${stdout}${stderr}`);
    return work(join(folder, 'cloudformation-template-update-stack.json'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const readTemplate = (file: string): Template => JSON.parse(readFileSync(file, 'utf8'));

export const ofType = ({ Resources }: Template, type: string): [string, Resource][] =>
  Object.entries(Resources).filter(([, { Type }]) => Type === type);

/** The resource of a name; throws when there is none. */
export function resource({ Resources }: Template, name: string): Resource {
  const found = Resources[name];
  if (!found) throw new Error(`The template has no ${name}.`);
  return found;
}

/** Name of the resource that a `Ref` or `Fn::GetAtt` points to. */
export const target = (value: Properties): string => value.Ref ?? value['Fn::GetAtt']?.[0];

/** A value in short, with the functions of CloudFormation as people write them. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Sub': text, 'Fn::Join': joined } = Object(value) as Properties;
  if (Ref) return `<${Ref}>`;
  if (attribute) return `<${attribute.join('.')}>`;
  if (text) return text.replaceAll('${', '<').replaceAll('}', '>');
  if (joined) return joined[1].map(shown).join(joined[0]);
  return JSON.stringify(value);
}

const list = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T]);

/** Every statement of the policies in a role. */
export const statementsOf = ({ Properties: { Policies } }: Resource): Statement[] =>
  Policies.flatMap(({ PolicyDocument }: Properties) => PolicyDocument.Statement);

export const actionsOf = ({ Action }: Statement): readonly string[] => list(Action);
export const resourcesOf = ({ Resource }: Statement): readonly string[] => list(Resource).map(shown);
