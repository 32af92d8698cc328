/** The host names by which people and programs come to an event. */
import type { EventPlan } from '../plan/schema';
import { plainHost } from './endpoints';

type Endpoint = EventPlan['endpoints'][number];

/** A host name that an endpoint of the plan has. */
export interface EventHost {
  readonly host: string;
  readonly kind: Endpoint['kind'];
}

/** Names that AWS gives, below domains of its own: nobody else registers or renews them. */
const OF_AWS =
  /(^|\.)(amazonaws\.com(\.cn)?|cloudfront\.(net|cn)|awsglobalaccelerator\.com|(on|api)\.aws|aws\.(dev|amazon\.com)|awsapprunner\.com|elasticbeanstalk\.com|amplifyapp\.com|amazoncognito\.com|awsapps\.com)$/;

/** An IPv4 address, an IPv6 address as URLs have it, or a name without a domain. */
const WITHOUT_DOMAIN = /^(\d+(\.\d+){3}|\[.*\]|[^.]+)$/;

/** Whether somebody has to register a domain for a host name. */
export const isInDomain = (host: string): boolean => !OF_AWS.test(host) && !WITHOUT_DOMAIN.test(host);

/** Whether a host name is a domain, or below it. */
export const isUnder = (host: string, domain: string): boolean =>
  host === domain || host.endsWith(`.${domain}`);

/** The host names of the endpoints of a plan, each once for each kind. */
export function hostsOf({ endpoints }: Pick<EventPlan, 'endpoints'>): readonly EventHost[] {
  const hosts = endpoints.map(({ url, kind }) => ({ host: plainHost(new URL(url).hostname), kind }));
  return [...new Map(hosts.map((one) => [`${one.kind} ${one.host}`, one])).values()];
}
