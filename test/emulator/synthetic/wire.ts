/**
 * Requests read and answers written as the SDK's clients do it. Element names come from the schemas those clients
 * export, so that a field the SDK does not know cannot be written, and none is copied from our collectors.
 */
import { NormalizedSchema } from '@smithy/core/schema';
import type { AwsRequest } from '../aws-protocol';

/** An output of an operation, as the SDK exports it: `DescribeInstancesResult$`. */
export type Shape = Parameters<typeof NormalizedSchema.of>[0];

/** Such as `ec2:DescribeInstances`. */
export const iamAction = ({ service, action }: AwsRequest): string => `${service}:${action}`;

export const textOf = ({ input }: AwsRequest, parameter: string): string | undefined => {
  const value = input[parameter];
  return value === undefined ? undefined : String(value);
};

/** The query protocols number a list's values under its name, and under `member` in most services. */
export const listOf = (request: AwsRequest, parameter: string): readonly string[] =>
  Object.keys(request.input)
    .filter((name) => parameterOf(name) === parameter && name !== parameter)
    .map((name) => String(request.input[name]));

/** `InstanceType.2` and `ResourceArns.member.2` belong to the parameter before the first dot. */
export const parameterOf = (name: string): string => name.split('.')[0] ?? name;

/** A list as an operation answers it: the member that holds the items, and the one for the next page's token. */
export interface ListShape {
  readonly output: Shape;
  readonly member: string;
  readonly next: string | null;
}

/** Members have the names that the schema has for JSON, and times are seconds since 1970 unless it wants them as ISO 8601. */
function jsonOf(schema: NormalizedSchema, value: unknown): unknown {
  if (value instanceof Date)
    return schema.getSchema() === ISO_8601 ? value.toISOString() : value.getTime() / 1000;
  if (typeof value !== 'object' || value === null || schema.isDocumentSchema()) return value;
  if (Array.isArray(value)) return value.map((item) => jsonOf(schema.getValueSchema(), item));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const member = schema.isMapSchema() ? schema.getValueSchema() : schema.getMemberSchema(key);
      return [schema.isMapSchema() ? key : jsonName(member, key), jsonOf(member, inner)];
    }),
  );
}

/** `TimestampDateTimeSchema` of the SDK's schemas. */
const ISO_8601 = 5;

const jsonName = (member: NormalizedSchema, key: string): string => member.getMergedTraits().jsonName ?? key;

const renderJson = (schema: NormalizedSchema, value: object): Buffer =>
  Buffer.from(JSON.stringify(jsonOf(schema, value)));

/** Renders one item of a list, as it stands in the answer. */
export function itemRenderer(
  protocol: AwsRequest['protocol'],
  { output, member }: ListShape,
): (item: object) => Buffer {
  const schema = NormalizedSchema.of(output).getMemberSchema(member).getValueSchema();
  if (protocol === 'json') return (item) => renderJson(schema, item);
  const name = itemName(schema);
  const write = xmlWriter(schema);
  return (item) => Buffer.from(element(name, write(item)));
}

/** A whole answer around a page of rendered items; `token` is the next page's. */
export function renderPage(
  request: AwsRequest,
  { output, member, next }: ListShape,
  items: readonly Buffer[],
  token: string | null,
): Buffer {
  const hasMore = next !== null && token !== null;
  const schema = NormalizedSchema.of(output);
  if (request.protocol === 'json') {
    const named = (key: string): string => JSON.stringify(jsonName(schema.getMemberSchema(key), key));
    const rest = hasMore ? `,${named(next)}:${JSON.stringify(token)}` : '';
    return Buffer.concat([
      Buffer.from(`{${named(member)}:[`),
      ...commaSeparated(items),
      Buffer.from(`]${rest}}`),
    ]);
  }
  const name = wireName(schema, member);
  const [open, close] = envelope(request);
  const rest = hasMore ? element(wireName(schema, next), escapeXml(token)) : '';
  return Buffer.concat([Buffer.from(`${open}<${name}>`), ...items, Buffer.from(`</${name}>${rest}${close}`)]);
}

/** A whole answer that is not a list. */
export function renderOutput(request: AwsRequest, output: Shape, value: object): Buffer {
  if (request.protocol === 'json') return renderJson(NormalizedSchema.of(output), value);
  const [open, close] = envelope(request);
  return Buffer.from(`${open}${xmlWriter(NormalizedSchema.of(output))(value)}${close}`);
}

/** A whole answer of REST in XML: what operations of that protocol answer is in the namespace of their service. */
export const renderDocument = (root: string, namespace: string, output: Shape, value: object): Buffer =>
  Buffer.from(
    `<?xml version="1.0"?>\n<${root} xmlns="${namespace}">${xmlWriter(NormalizedSchema.of(output))(value)}</${root}>`,
  );

const COMMA = Buffer.from(',');
const commaSeparated = (items: readonly Buffer[]): Buffer[] =>
  items.flatMap((item, i) => (i === 0 ? [item] : [COMMA, item]));

/** EC2's answers have no element for the result inside the one for the response. */
const envelope = ({ protocol, action }: AwsRequest): [open: string, close: string] =>
  protocol === 'ec2'
    ? [`<${action}Response><requestId>synthetic</requestId>`, `</${action}Response>`]
    : [`<${action}Response><${action}Result>`, `</${action}Result></${action}Response>`];

const wireName = (schema: NormalizedSchema, member: string): string =>
  schema.getMemberSchema(member).getMergedTraits().xmlName ?? member;

const itemName = (item: NormalizedSchema): string => item.getMergedTraits().xmlName ?? 'member';

type Writer = (value: unknown) => string;

/** Members are looked up when a value first has them: the schemas are large, refer to themselves, and are slow. */
function xmlWriter(schema: NormalizedSchema): Writer {
  const members = new Map<string, { name: string; isFlat: boolean; write: Writer }>();
  const memberOf = (key: string) => {
    const member = schema.getMemberSchema(key);
    const { xmlName: name = key, xmlFlattened } = member.getMergedTraits();
    // Of a flat list the items have the name of the member, and nothing is around them.
    const isFlat = xmlFlattened !== undefined;
    return { name, isFlat, write: xmlWriter(isFlat ? member.getValueSchema() : member) };
  };
  let item: { name: string; write: Writer } | undefined;
  const itemOf = () => ({
    name: itemName(schema.getValueSchema()),
    write: xmlWriter(schema.getValueSchema()),
  });

  return (value) => {
    if (Array.isArray(value)) {
      item ??= itemOf();
      const { name, write } = item;
      return value.map((entry) => element(name, write(entry))).join('');
    }
    if (typeof value !== 'object' || value === null || isSimple(value)) return escapeXml(simpleText(value));
    if (schema.isMapSchema()) {
      const entries = Object.entries(value).map(([key, inner]) =>
        element('entry', element('key', escapeXml(key)) + element('value', escapeXml(String(inner)))),
      );
      return entries.join('');
    }
    let text = '';
    for (const [key, inner] of Object.entries(value)) {
      if (inner === undefined) continue;
      const member = members.get(key) ?? memberOf(key);
      members.set(key, member);
      const each = member.isFlat && Array.isArray(inner) ? inner : [inner];
      text += each.map((one) => element(member.name, member.write(one))).join('');
    }
    return text;
  };
}

const isSimple = (value: object): value is Date | Uint8Array =>
  value instanceof Date || value instanceof Uint8Array;

/** Times as ISO 8601, and bytes in base64. */
function simpleText(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : String(value);
}

const element = (name: string, content: string): string => `<${name}>${content}</${name}>`;

const escapeXml = (text: string): string =>
  text.replace(/[<>&]/g, (character) => `&#${character.charCodeAt(0)};`);
