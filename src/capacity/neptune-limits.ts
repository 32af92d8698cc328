/** What an instance of Neptune accepts: Amazon Neptune user guide, "Amazon Neptune Limits". */

/** "32K (32,768)" of serverless and all larger instances. */
export const MOST_WEB_SOCKETS = 32_768;

const LISTED = /^db\.(r4|r5|r5d|r6g|r6gd|r6i|r7g|r7i|r8g|x1e|x2g|x2gd|x2iedn|x2iezn)\.(\w+)$/;
const BY_SIZE: Readonly<Record<string, number>> = {
  large: 2048,
  xlarge: 4096,
  '2xlarge': 8192,
  '4xlarge': 16_384,
};
const BY_CLASS: Readonly<Record<string, number>> = {
  'db.serverless': MOST_WEB_SOCKETS,
  'db.t3.medium': 512,
  'db.t4g.medium': 512,
  'db.x1e.2xlarge': 16_384,
  'db.x2iezn.2xlarge': 16_384,
};

/** The most WebSocket connections that instances of a class accept at once; null of a class that is not listed. */
export function webSocketsOfClass(dbInstanceClass: string): number | null {
  const [, , size = ''] = LISTED.exec(dbInstanceClass) ?? [];
  const isLarger = /^(8|9|\d\d)xlarge$/.test(size);
  return BY_CLASS[dbInstanceClass] ?? BY_SIZE[size] ?? (isLarger ? MOST_WEB_SOCKETS : null);
}

/** "The maximum number of queries that can be queued up per instance, regardless of the instance size": "Query queuing in Amazon Neptune". */
export const MOST_PENDING_REQUESTS = 8192;

/** Worker threads are "generally set to twice the number of virtual CPU cores (vCPUs)" (as above). */
export const WORKERS_PER_VCPU = 2;
