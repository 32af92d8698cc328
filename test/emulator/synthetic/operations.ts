/** What the synthetic account answers, operation by operation; items are rendered once, when it is loaded. */
import { AwsError, type AwsRequest, type OperationPaths } from '../aws-protocol';
import type { SyntheticAccount } from './account';
import { createMetrics, type MetricDataCall } from './metrics';
import { SERVICES } from './services';
import type { Listing, Operation, Paging } from './services/service';
import { positionOf, tokenAt } from './tokens';
import { itemRenderer, listOf, parameterOf, renderPage, textOf } from './wire';

/** Where the services that speak REST are asked. */
export const OPERATION_PATHS: OperationPaths = Object.assign({}, ...SERVICES.map(({ paths }) => paths));

/**
 * Every operation by IAM action.
 * @param maxPage most items a page brings, whatever is asked: AWS may always answer with fewer.
 */
export function createOperations(account: SyntheticAccount, maxPage: number): ReadonlyMap<string, Operation> {
  const metrics = createMetrics();
  return new Map<string, Operation>([
    ...SERVICES.flatMap(({ operations, protocol }) =>
      Object.entries(operations(account, (listing) => listOperation(listing, protocol, maxPage))),
    ),
    [
      'cloudwatch:GetMetricData',
      ({ input }) => {
        const page = metrics.page(input as unknown as MetricDataCall);
        if (page === null)
          throw new AwsError('InvalidParameterValueException', 'more than one call may ask for');
        return { body: page.body, items: page.queries };
      },
    ],
  ]);
}

/** Renders all items beforehand; a request then only puts bytes together. */
function listOperation(listing: Listing, protocol: AwsRequest['protocol'], maxPage: number): Operation {
  const { all, by = {}, filters = {}, paging, ignored = [] } = listing;
  const render = itemRenderer(protocol, listing);
  const items = all ?? Object.values(by).flatMap((index) => [...index.values()].flat());
  const bytes = new Map(items.map((item) => [item, render(item)]));
  const parameters = [paging?.size, paging?.token, ...Object.keys(by), ...ignored];
  const understood = new Set(['Action', 'Version', 'Filter', 'Filters', ...parameters]);

  return (request) => {
    const stranger = Object.keys(request.input).find((name) => !understood.has(parameterOf(name)));
    if (stranger !== undefined) throw invalid(`the synthetic account does not understand ${stranger}`);
    const selected = filtered(request, selectedBy(request, listing) ?? all ?? [], filters);
    const { from, to } = paging ? pageOf(request, paging, maxPage) : { from: 0, to: selected.length };
    const page = selected.slice(from, to).map((item) => bytes.get(item) ?? EMPTY);
    return {
      body: renderPage(request, listing, page, to < selected.length ? tokenAt(to) : null),
      items: page.length,
    };
  };
}

const EMPTY = Buffer.alloc(0);

const invalid = (message: string): AwsError => new AwsError('InvalidParameterValue', message);

/** The items that the request names; undefined when it names none and may. */
function selectedBy(
  request: AwsRequest,
  { all, by = {}, missing, maxKeys = Number.POSITIVE_INFINITY }: Listing,
): readonly object[] | undefined {
  for (const [parameter, index] of Object.entries(by)) {
    const value = textOf(request, parameter);
    const keys = value === undefined ? listOf(request, parameter) : [value];
    if (keys.length > maxKeys) throw invalid(`${keys.length} of ${parameter}: ${maxKeys} at most`);
    const unknown = keys.find((key) => !index.has(key));
    // In the words of EC2, whose clients look for the names in the message.
    if (unknown !== undefined && missing) throw new AwsError(missing, `Does not exist: [${unknown}]`);
    if (keys.length > 0) return keys.flatMap((key) => index.get(key) ?? []);
  }
  if (all === null) throw invalid(`one of ${Object.keys(by).join(', ')} is required`);
  return undefined;
}

/** `Filter.1.Name` of EC2 and `Filters.Filter.1.Name` of RDS; its values stand beside it. */
const FILTER_NAME = /^Filters?\.(Filter\.)?\d+\.Name$/;

/** What passes every filter of the request. */
function filtered(
  request: AwsRequest,
  items: readonly object[],
  filters: Readonly<Record<string, readonly PropertyKey[]>>,
): readonly object[] {
  return Object.keys(request.input)
    .filter((name) => FILTER_NAME.test(name))
    .reduce((left, name) => {
      const filter = textOf(request, name) ?? '';
      const path = filters[filter];
      if (path === undefined) throw invalid(`the synthetic account does not filter by ${filter}`);
      const values = name.replace(/Name$/, 'Value');
      const wanted = Object.keys(request.input)
        .filter((other) => other.startsWith(values))
        .map((other) => textOf(request, other));
      return left.filter((item) => wanted.includes(valueAt(item, path)));
    }, items);
}

const valueAt = (item: object, path: readonly PropertyKey[]): string =>
  String(path.reduce((value: unknown, key) => Object(value)[key], item));

function pageOf(request: AwsRequest, paging: Paging, maxPage: number): { from: number; to: number } {
  const size = Number(textOf(request, paging.size) ?? paging.default);
  if (!(size >= paging.min && size <= paging.max)) {
    throw invalid(`${paging.size} must be between ${paging.min} and ${paging.max}`);
  }
  const token = textOf(request, paging.token);
  if (token === undefined) return { from: 0, to: Math.min(size, maxPage) };
  const from = positionOf(token);
  if (Number.isNaN(from)) throw invalid(`${paging.token} is not one that was given`);
  return { from, to: from + Math.min(size, maxPage) };
}
