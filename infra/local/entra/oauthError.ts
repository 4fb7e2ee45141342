import { randomUUID } from 'node:crypto';

/** Error response of the token endpoint in Entra's format: https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
export class OAuthError extends Error {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;

  constructor(status: number, error: string, code: number, description: string) {
    super(`AADSTS${code}: ${description}`);
    this.status = status;
    const timestamp = `${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z`;
    const [traceId, correlationId] = [randomUUID(), randomUUID()];
    this.body = {
      error,
      error_description: `${this.message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
      error_codes: [code],
      timestamp,
      trace_id: traceId,
      correlation_id: correlationId,
    };
  }
}
