/** Reads an IPv4 address as a number below 2³²; null when the text is not an address. */
export function parseIpv4(text: string): number | null {
  const parts = text.split('.');
  if (parts.length !== 4) return null;
  let address = 0;
  for (const part of parts) {
    const byte = /^\d{1,3}$/.test(part) ? Number(part) : 256;
    if (byte > 255) return null;
    address = address * 256 + byte;
  }
  return address;
}

/** The first and the last address of a range, as numbers below 2³². */
export interface Ipv4Range {
  readonly first: number;
  readonly last: number;
}

/** Reads a range such as `10.0.1.16/28`; null when the text is not a range of IPv4 addresses. */
export function parseIpv4Range(text: string): Ipv4Range | null {
  const [address = '', prefix = ''] = text.split('/');
  const base = parseIpv4(address);
  const bits = /^\d{1,2}$/.test(prefix) ? Number(prefix) : 33;
  if (base === null || bits > 32) return null;
  const size = 2 ** (32 - bits);
  const first = base - (base % size);
  return { first, last: first + size - 1 };
}
