/** What went wrong, in words for people. */
export class Problem extends Error {
  /**
   * @param status of HTTP; 0 when the server was not reached
   * @param field the one that was bad, if one was
   * @param retryAfterMs when to try again, if the server said so
   */
  constructor(status, detail, field, retryAfterMs) {
    super(detail);
    this.status = status;
    this.field = field;
    this.retryAfterMs = retryAfterMs;
  }

  static async of(response) {
    const body = await response.json().catch(() => ({}));
    const seconds = Number(response.headers.get('retry-after'));
    return new Problem(
      response.status,
      body.detail || SENTENCES[response.status] || `The server answered ${response.status}.`,
      body.field,
      Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined);
  }

  static unreachable() {
    return new Problem(0, navigator.onLine === false
      ? 'You are offline.'
      : 'The server cannot be reached.');
  }
}

const SENTENCES = {
  401: 'Please sign in.',
  403: 'You may not do that.',
  404: 'That is not there any more.',
  409: 'It was changed by somebody else meanwhile.',
  429: 'That was too often; try again in a moment.',
  503: 'The server is busy; try again in a moment.',
};
