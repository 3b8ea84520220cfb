/** All codes of `userErrors`, each with what it means and what to do. The documentation's table is made from this. */
export const USER_ERROR_CODES = {
  MODEL_NOT_FOUND: 'There is no product model with this code, id or version. `productModels` lists them.',
  CONFIGURATION_NOT_FOUND: 'There is no configuration with this id.',
  CONFIGURATION_PINNED:
    'The configuration belongs to a quote and never changes. Start a new one with its selections.',
  CONFIGURATION_INCOMPLETE: 'Some feature has no value yet: choose one, or call `completeConfiguration`.',
  CONFIGURATION_CONFLICT: 'The choices contradict each other: take one of the repairs.',
  PART_REFUSED:
    'A part that is a product of its own cannot be made as the choices ask: change those that the message names, or the quantity.',
  REVISION_CHANGED:
    'Somebody changed the configuration since `expectedRevision`: read it again and decide anew.',
  UNKNOWN_FEATURE: 'The product model has no feature with this code.',
  UNKNOWN_OPTION: 'The feature has no option with this code.',
  VALUE_TYPE: 'The value is not of the feature’s type.',
  OUT_OF_RANGE: 'The number is below the feature’s minimum or above its maximum.',
  OFF_STEP: 'The number is not on the feature’s grid: its minimum and whole steps from there.',
  TEXT_TOO_LONG: 'The text is longer than the feature takes.',
  TEXT_PATTERN: 'The text does not have the form that the feature asks for.',
  QUANTITY_INVALID:
    'The quantity is not one that the product or line takes. Configured products: whole pieces, 1 to 9,999.',
  TOO_MANY_INPUTS: 'More entries in one request than are taken: split it.',
  PRICE_CONTEXT_FORBIDDEN: 'Only staff may ask for the price group or the prices of somebody else.',
  CURRENCY_NOT_SUPPORTED: 'There is no exchange rate into this currency. Ask the operator to add one.',
  PRICE_GROUP_UNKNOWN: 'There is no price group with this name: `guest` or `dealer`.',
  CUSTOMER_NOT_FOUND: 'The CRM has no customer with this number or id.',
  CONTACT_NOT_FOUND: 'The CRM has no such contact at this customer.',
  OPPORTUNITY_NOT_FOUND: 'The CRM has no such opportunity of this customer.',
  ARTICLE_NOT_FOUND: 'The ERP has no article with this number or id.',
  ARTICLE_BLOCKED: 'The ERP has blocked the article: it may not be sold any more.',
  ARTICLE_WITHOUT_PRICE: 'The ERP has no sales price for the article: give `unitNet`.',
  LINE_INVALID: 'The line is neither a configuration, an article, a charge nor a text, or mixes them.',
  NO_LINES: 'A quote has at least one line with a price.',
  AMOUNT_TOO_LARGE: 'A document’s net total is at most 100,000,000,000.',
  UNIT_UNKNOWN: 'Not a UN/ECE Rec 20 unit that we know.',
  DISCOUNT_INVALID: 'A discount is 0 to 100 percent.',
  DATE_PAST: 'The day is over: today or later is expected.',
  IDEMPOTENCY_KEY_REUSED: 'The key was used before with another body: choose a new key.',
  IDEMPOTENCY_KEY_INVALID: 'A key has 1 to 190 characters, without spaces at its ends.',
  QUOTE_NOT_FOUND: 'There is no quote with this number or id.',
  QUOTE_NEEDS_APPROVAL: 'The quote’s margin is below 10 %: call `approveQuote` first.',
  QUOTE_NOT_IN_APPROVAL: 'The quote does not wait for approval.',
  QUOTE_EXPIRED: 'The quote’s validity is over: call `reviseQuote` for a new one.',
  QUOTE_SUPERSEDED: 'A newer revision took the quote’s place: use that one.',
  QUOTE_CLOSED: 'The quote was accepted, rejected or withdrawn, and cannot do this any more.',
  QUOTE_CHANGED: 'Somebody changed the quote at the same moment: read it again and decide anew.',
  QUOTE_ALREADY_ORDERED:
    'The quote became an order before, or an earlier revision of it did: that one is changed with `reviseOrder`.',
  QUOTE_OF_ANOTHER_ORDER: 'An order only takes revisions of its own quote: call `reviseQuote` for that one.',
  QUOTE_NOT_NEWER:
    'The order has this revision of the quote, or a newer one: call `reviseQuote` for the next.',
  ORDER_NOT_FOUND: 'There is no order with this number or id.',
  ORDER_CLOSED: 'The order was shipped, completed, rejected or cancelled, and is not changed any more.',
  ORDER_UNCHANGED: 'The order says all of this already: give what is to be another.',
  ORDER_CHANGED: 'Somebody changed the order at the same moment: read it again and decide anew.',
  TARGET_READ_ONLY:
    'The CRM takes no quotes, or the ERP no orders: the operator has to describe where they go.',
  TARGET_UNKNOWN: 'There is no target of this name that takes quotes or orders.',
  WINDOW_EMPTY: 'A window ends after it begins.',
  CUSTOMER_WITHOUT_DEBTOR: 'The customer has no debtor number in the CRM, and the ERP needs one.',
  ADDRESS_NOT_FOUND: 'The customer has no address with this id.',
  ADDRESS_INCOMPLETE: 'A new address needs street, postal code, city and country.',
  ADDRESS_MISSING: 'The customer has no address in the CRM: give `deliveryAddress` in full.',
  TRANSMISSION_NOT_FOUND: 'There is no transmission with this id.',
  TRANSMISSION_NOT_RETRYABLE:
    'The transmission has arrived, is on its way or was replaced: there is nothing to retry.',
  TRANSMISSION_NOT_HOLDABLE:
    'The transmission has ended, or stands still by itself: there is nothing to hold.',
  TRANSMISSION_NOT_RELEASABLE: 'The transmission is not BLOCKED: there is nothing to release.',
  TRANSMISSION_NOT_CANCELLABLE:
    'The transmission has ended: it arrived, was cancelled before or was replaced.',
  TRANSMISSION_NOT_RESOLVABLE:
    'The transmission needs nobody’s word: it was not sent yet, is tried again by itself, or has ended.',
  TRANSMISSION_BEING_SENT: 'The transmission is being sent at this moment: ask again in a moment.',
  TRANSMISSION_NOT_REOPENABLE:
    'The transmission was not sent, has ended, or is known to the target: there is no doubt to end.',
  TRANSMISSION_NOT_SETTLED:
    'The target may still be writing it: look there again at the time that the message names.',
  TRANSMISSION_MAY_HAVE_ARRIVED:
    'Sending had begun, so the transmission may have arrived: retry it, which looks it up first, or resolve it.',
  TRANSMISSION_CHANGED:
    'A dispatcher or another person changed the transmission at the same moment: read it again and decide anew.',
  REMOTE_ID_INVALID: 'The target’s own id of a record has 1 to 191 characters.',
  REASON_MISSING: 'A reason is needed: it is kept with the history.',
  FORBIDDEN: 'The caller’s role may not do this.',
} as const

export type UserErrorCode = keyof typeof USER_ERROR_CODES

/** Something the caller can act on. `path` leads from `input` on to the place. */
export interface UserError {
  readonly code: UserErrorCode
  readonly message: string
  readonly path: readonly string[] | null
}

export function userError(
  code: UserErrorCode,
  message: string,
  path: readonly (string | number)[],
): UserError {
  return { code, message, path: path.map(String) }
}

/**
 * The business says no. Thrown inside a use case, so that a transaction under way is undone; `refusable` turns it into the payload's
 * `userErrors`. It never leaves a use case.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly userErrors: readonly UserError[]

  constructor(userErrors: readonly UserError[]) {
    super(userErrors.map(error => error.message).join(' '))
    this.userErrors = userErrors
  }
}

export function refuse(code: UserErrorCode, message: string, path: readonly (string | number)[]): never {
  throw new Refusal([userError(code, message, path)])
}

/** What the use case answered, or its refusal. */
export async function refusable<T>(
  work: () => Promise<T>,
): Promise<
  | { readonly value: T; readonly userErrors: readonly [] }
  | { readonly value: null; readonly userErrors: readonly UserError[] }
> {
  try {
    return { value: await work(), userErrors: [] }
  } catch (error) {
    if (error instanceof Refusal) return { value: null, userErrors: error.userErrors }
    throw error
  }
}
