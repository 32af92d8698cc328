import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { z } from 'zod';

/** What the IAM and JWT authorizers of API Gateway add to the context of a request. */
const authorized = z.object({
  authorizer: z.object({
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
 * authorizer tells neither, and `local` if there is no authorizer.
 */
export function callerOf({ requestContext }: Pick<APIGatewayProxyEventV2, 'requestContext'>): string {
  const { iam, jwt } = authorized.safeParse(requestContext).data?.authorizer ?? {};
  if (!iam && !jwt) return 'local';
  const { sub, client_id: client, email } = jwt?.claims ?? {};
  const name = iam?.userArn || sub || client || 'unknown';
  return email === undefined ? name : `${name} (${email})`;
}
