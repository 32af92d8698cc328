/** What a host name of AWS leads to, by the names that AWS gives: nobody but AWS can make one. */

/** A host name that AWS gave to something in a region. */
export interface Endpoint {
  readonly kind: 'loadBalancer' | 'api' | 'apiDomain' | 'bucket' | 'functionUrl';
  /** null: the name does not tell it. */
  readonly region: string | null;
  /**
   * The id of an API, and the name of a bucket (empty where an alias leads to it, which has that name); else the host name without
   * `dualstack.`, as load balancers are listed.
   */
  readonly id: string;
}

const REGION = '([a-z]{2,}(?:-[a-z]+)+-\\d)';
const AWS = 'amazonaws\\.com(?:\\.cn)?';

/**
 * The forms of host names, as the user guides of the services give them: of Application and Classic Load Balancers, of Network Load
 * Balancers, of APIs, of buckets in the two styles and as web sites (without the bucket where an alias
 * leads to one, which has its name), and of URLs of functions.
 */
const FORMS: readonly (readonly [kind: Endpoint['kind'], form: RegExp])[] = [
  ['loadBalancer', new RegExp(`\\.${REGION}\\.elb\\.${AWS}$`)],
  ['loadBalancer', new RegExp(`\\.elb\\.${REGION}\\.${AWS}$`)],
  ['apiDomain', new RegExp(`^d-[a-z0-9]+\\.execute-api\\.${REGION}\\.${AWS}$`)],
  ['api', new RegExp(`^[a-z0-9]+\\.execute-api\\.${REGION}\\.${AWS}$`)],
  ['bucket', new RegExp(`\\.s3(?:-website)?(?:\\.dualstack)?[.-]${REGION}\\.${AWS}$`)],
  ['bucket', new RegExp(`\\.s3\\.${AWS}$`)],
  ['bucket', new RegExp(`^s3-website[.-]${REGION}\\.${AWS}$`)],
  ['functionUrl', new RegExp(`\\.lambda-url\\.${REGION}\\.on\\.aws$`)],
];

/** A host name as it is compared: without its last dot, in lower case. */
export const plainHost = (host: string): string => host.toLowerCase().replace(/\.$/, '');

/** What a host name leads to; null for one that is not of AWS, or of a service that is not known here. */
export function endpointOf(hostName: string): Endpoint | null {
  const host = plainHost(hostName).replace(/^dualstack\./, '');
  for (const [kind, form] of FORMS) {
    const found = form.exec(host);
    if (found) return { kind, region: found[1] ?? null, id: idOf(kind, host, found) };
  }
  return null;
}

function idOf(kind: Endpoint['kind'], host: string, { index }: RegExpExecArray): string {
  if (kind === 'bucket') return host.slice(0, index);
  return kind === 'api' ? (host.split('.', 1)[0] ?? host) : host;
}
