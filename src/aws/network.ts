/** How this process reaches the network: through which proxy, and whose certificates it takes. */
import { readFileSync } from 'node:fs';
import http from 'node:http';
import tls from 'node:tls';
import { IemError } from '../model/error';

/** The variables of the environment that decide it, as other programs of AWS read them. */
export interface NetworkSettings {
  /** PEM file with certificates to take besides those that Node takes (`AWS_CA_BUNDLE`). */
  readonly caBundle?: string | undefined;
  /** URL of the proxy for https:// (`HTTPS_PROXY`). */
  readonly httpsProxy?: string | undefined;
  /** URL of the proxy for http:// (`HTTP_PROXY`). */
  readonly httpProxy?: string | undefined;
  /** Hosts that are asked directly, separated by commas (`NO_PROXY`). */
  readonly noProxy?: string | undefined;
}

/**
 * Never behind a proxy, which would answer for itself: this machine, and where instances and containers are given
 * their credentials.
 */
const NEAR =
  '127.0.0.1,localhost,::1,169.254.169.254,169.254.170.2,169.254.170.23,fd00:ec2::254,fd00:ec2::23';

/**
 * Lets everything in this process, fetch and what comes of `httpOptions` alike, reach the network as the environment
 * says. Called once, before the first request; where nothing is set, nothing is done.
 *
 * @throws IemError `input-unreadable`, naming the variable that cannot be followed.
 */
export function useNetwork(settings: NetworkSettings): void {
  const { caBundle, httpsProxy, httpProxy, noProxy } = settings;
  if (caBundle) trustAlso(caBundle);
  if (!httpsProxy && !httpProxy) return;
  for (const [name, url] of [
    ['HTTPS_PROXY', httpsProxy],
    ['HTTP_PROXY', httpProxy],
  ] as const) {
    if (url && !/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
      throw new IemError(
        'input-unreadable',
        `${name} is not the URL of a proxy, such as http://proxy.example.com:3128.`,
      );
    }
  }
  if (typeof http.setGlobalProxyFromEnv !== 'function') {
    throw new IemError(
      'input-unreadable',
      `A proxy is set (HTTPS_PROXY or HTTP_PROXY), which needs Node.js 24.14 or newer; this is ${process.versions.node}.`,
    );
  }
  http.setGlobalProxyFromEnv({
    ...(httpsProxy && { HTTPS_PROXY: httpsProxy }),
    ...(httpProxy && { HTTP_PROXY: httpProxy }),
    NO_PROXY: noProxy ? `${noProxy},${NEAR}` : NEAR,
  });
}

/** One of the certificates of a bundle. */
const CERTIFICATE = /-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----/gs;

/** The SDK for JavaScript reads no `AWS_CA_BUNDLE`, so Node is told; `NODE_EXTRA_CA_CERTS` it reads by itself. */
function trustAlso(file: string): void {
  try {
    const certificates = readFileSync(file, 'utf8').match(CERTIFICATE) ?? [];
    if (certificates.length === 0) throw new Error('There is no certificate in it.');
    tls.setDefaultCACertificates([...tls.getCACertificates('default'), ...certificates]);
  } catch (cause) {
    const why = cause instanceof Error && 'code' in cause ? ` (${cause.code})` : '';
    throw new IemError(
      'input-unreadable',
      `AWS_CA_BUNDLE names ${file}, which is not a readable file of PEM certificates${why}: mend it, or unset the variable.`,
      { cause },
    );
  }
}
