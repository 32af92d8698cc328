import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { z } from 'zod';

const localUser = z.object({ user: z.string() });

/** How a program of this machine says whose changes it makes. */
export interface LocalAuthorizer {
  readonly local: z.infer<typeof localUser>;
}

/**
 * What the IAM and JWT authorizers of API Gateway add to the context of a request. `local` is added by programs of this machine that ask
 * the API in their own process; no request over HTTP can contain it.
 */
const authorized = z.object({
  authorizer: z.object({
    local: localUser.nullish(),
    iam: z.object({ userArn: z.string().optional() }).nullish(),
    jwt: z
      .object({
        claims: z.object({
          sub: z.string().optional(),
          // Tokens of programs: not every issuer gives them a subject.
          client_id: z.string().optional(),
          email: z.string().optional(),
        }),
      })
      .nullish(),
  }),
});

/**
 * Names the caller of a request: an ARN, or the subject of a token with its e-mail address. It is `unknown` if the
 * authorizer tells neither. If there is no authorizer, it is the name that the program of this machine gives, or `local`.
 */
export function callerOf({ requestContext }: Pick<APIGatewayProxyEventV2, 'requestContext'>): string {
  const { iam, jwt, local } = authorized.safeParse(requestContext).data?.authorizer ?? {};
  if (!iam && !jwt) return local?.user ?? 'local';
  const { sub, client_id: client, email } = jwt?.claims ?? {};
  const name = iam?.userArn || sub || client || 'unknown';
  return email === undefined ? name : `${name} (${email})`;
}
