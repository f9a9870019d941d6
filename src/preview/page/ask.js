import { language } from './preferences.js';

/**
 * Asks the server. What a person can mend comes back as `fault`, in their language.
 * @param {string} path
 * @param {object} body without the language
 * @param {AbortSignal} [signal]
 * @returns {Promise<{ fault?: string, modal?: string, messageId?: string | null, completions?: Completion[] }>}
 * @typedef {{ label: string, description: string, line: string }} Completion
 */
export async function ask(path, body, signal) {
  const request = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...body, locale: language() }),
    ...(signal === undefined ? {} : { signal }),
  };
  try {
    const response = await fetch(path, request);
    return response.ok ? await response.json() : { fault: document.body.dataset.refused ?? '' };
  } catch (error) {
    if (signal?.aborted) throw error;
    return { fault: document.body.dataset.failed ?? '' };
  }
}
