// Written by `npm run codegen`; do not edit.
import type { Decimal } from '../domain/decimal.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Customer as CustomerRecord, Address as AddressRecord, Contact as ContactRecord, Opportunity as OpportunityRecord } from '../domain/customer.ts';
import type { Article as ArticleRecord, ArticleSupplier as ArticleSupplierRecord, Supplier as SupplierRecord, WorkCenter as WorkCenterRecord } from '../domain/article.ts';
import type { ArticleUse as ArticleUseRecord } from '../services/find-uses.ts';
import type { ProductModel as ProductModelRecord, Feature as FeatureRecord, Option as OptionRecord, Constraint as ConstraintRecord } from '../engine/model.ts';
import type { ConfigurationView as ConfigurationViewRecord } from '../services/configuration-view.ts';
import type { Selection as SelectionRecord, Explanation as ExplanationRecord } from '../engine/configuration.ts';
import type { FeatureDomainView as FeatureDomainRecord, OptionDomainView as OptionDomainRecord } from '../services/configured-view.ts';
import type { ConflictView as ConflictViewRecord, WeighedRepair as WeighedRepairRecord } from '../services/weigh-repairs.ts';
import type { LinePrice as LinePriceRecord } from '../domain/line-price.ts';
import type { VisibleStep } from '../services/visible-steps.ts';
import type { DefinitionView as DefinitionViewRecord, VisibleLine } from '../services/definition-view.ts';
import type { SawList as SawListRecord } from '../domain/bom.ts';
import type { NewArticleView as NewArticleViewRecord } from '../services/match-new-articles.ts';
import type { Quote as QuoteRecord, QuoteLine as QuoteLineRecord } from '../domain/quote.ts';
import type { Order as OrderRecord } from '../domain/order.ts';
import type { QuoteEvent as QuoteEventRecord, OrderEvent as OrderEventRecord } from '../domain/document-event.ts';
import type { Transmission as TransmissionRecord } from '../domain/transmission.ts';
import type { TransmissionEvent as TransmissionEventRecord } from '../domain/transmission-event.ts';
import type { Reconciliation as ReconciliationRecord, Discrepancy as DiscrepancyRecord } from '../domain/reconciliation.ts';
import type { SourceView as SourceViewRecord } from '../services/environment.ts';
import type { RequestContext as RequestContextRecord } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An ISO 3166-1 alpha-2 country code, `NL`. */
  CountryCode: { input: string; output: string; }
  /** An ISO 4217 currency code, `EUR`. */
  CurrencyCode: { input: string; output: string; }
  /** A calendar day in ISO 8601, `2026-11-23`. */
  Date: { input: string; output: string; }
  /** A moment in ISO 8601 with its offset, `2026-11-23T09:30:00Z`. Leaves in UTC. */
  DateTime: { input: string; output: string; }
  /** An exact decimal number. Leaves as text (`"439.17"`); comes in as text in plain notation or as a whole number, never with an exponent. */
  Decimal: { input: Decimal; output: Decimal; }
  /** Any JSON value. Where it stands for a choice, the field says which values it takes. */
  JSON: { input: unknown; output: unknown; }
  /** A UN/ECE Rec 20 unit code: `H87` piece, `C62` one, `SET` set, `MTR` metre, `MTK` square metre, `KGM` kilogram, `LTR` litre, `MIN` minute, `HUR` hour, `DAY` day, `KMT` kilometre. */
  UnitCode: { input: string; output: string; }
};

/** What is accepted. */
export type AcceptQuoteInput = {
  /** Chosen by the caller, kept for ever. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** Number or `id` of the quote. */
  readonly quote: Scalars['ID']['input'];
};

/** A postal address. Source of truth: the CRM, or the order it was typed in on. */
export type Address = {
  readonly __typename?: 'Address';
  /** Town. */
  readonly city?: Maybe<Scalars['String']['output']>;
  /** Country. */
  readonly country?: Maybe<Scalars['CountryCode']['output']>;
  /** The CRM's id, for `deliveryAddress` of an order; null for one typed in on an order. */
  readonly id?: Maybe<Scalars['ID']['output']>;
  /** What it is for; null when unknown. */
  readonly kind?: Maybe<AddressKind>;
  /** Who receives there. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Postal code as the country writes it. */
  readonly postalCode?: Maybe<Scalars['String']['output']>;
  /** Street and house number. */
  readonly street?: Maybe<Scalars['String']['output']>;
};

/** The id of one of the customer's addresses, or a new one in full. */
export type AddressInput = {
  /** Town. */
  readonly city?: InputMaybe<Scalars['String']['input']>;
  /** Country. */
  readonly country?: InputMaybe<Scalars['CountryCode']['input']>;
  /** The id of one of the customer's addresses. */
  readonly id?: InputMaybe<Scalars['ID']['input']>;
  /** Who receives there. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Postal code. */
  readonly postalCode?: InputMaybe<Scalars['String']['input']>;
  /** Street and house number. */
  readonly street?: InputMaybe<Scalars['String']['input']>;
};

/** What an address is for. */
export type AddressKind =
  /** Invoices go here. */
  | 'BILLING'
  /** Goods go here. */
  | 'DELIVERY'
  /** We visit here. */
  | 'VISIT';

/** A meeting or call with a customer. Source of truth: the CRM. */
export type Appointment = {
  readonly __typename?: 'Appointment';
  /** End. */
  readonly endsAt?: Maybe<Scalars['DateTime']['output']>;
  /** The CRM's id. */
  readonly id: Scalars['ID']['output'];
  /** Beginning. */
  readonly startsAt?: Maybe<Scalars['DateTime']['output']>;
  /** What it is about. */
  readonly subject?: Maybe<Scalars['String']['output']>;
};

/** A page of appointments. */
export type AppointmentConnection = {
  readonly __typename?: 'AppointmentConnection';
  /** The page, each with its cursor. */
  readonly edges: ReadonlyArray<AppointmentEdge>;
  /** The page without cursors. */
  readonly nodes: ReadonlyArray<Appointment>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; null when the source cannot tell. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One appointment on a page. */
export type AppointmentEdge = {
  readonly __typename?: 'AppointmentEdge';
  /** For `after`, to go on from here. */
  readonly cursor: Scalars['String']['output'];
  /** The appointment. */
  readonly node: Appointment;
};

/** What to approve. */
export type ApproveQuoteInput = {
  /** Chosen by the caller, kept for ever. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** Number or `id` of the quote. */
  readonly quote: Scalars['ID']['input'];
  /** Why it may go out. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** A thing with an ERP number: bought, made or sold. Source of truth: the ERP; what it does not know is null. */
export type Article = Node & {
  readonly __typename?: 'Article';
  /** Whether it may no longer be ordered. */
  readonly blocked?: Maybe<Scalars['Boolean']['output']>;
  /** The ERP's description. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Opaque. */
  readonly id: Scalars['ID']['output'];
  /** Days from order to receipt. */
  readonly leadTimeDays?: Maybe<Scalars['Int']['output']>;
  /** The ERP's article number. */
  readonly number: Scalars['ID']['output'];
  /** The four prices, per `unit`. */
  readonly prices?: Maybe<ArticlePrices>;
  /** Where the article's data comes from. */
  readonly provenance: Provenance;
  /** Below this much available stock it is ordered again. */
  readonly reorderLevel?: Maybe<Quantity>;
  /** Stock per warehouse; empty when there is none. */
  readonly stock?: Maybe<ReadonlyArray<StockLevel>>;
  /** Who supplies it, the preferred one first. */
  readonly suppliers?: Maybe<ReadonlyArray<ArticleSupplier>>;
  /** Unit of stock and prices. */
  readonly unit?: Maybe<Scalars['UnitCode']['output']>;
  /** Product models, configurations and open quotes that need this article. Of configurations, the 500 that were changed last are looked through. */
  readonly usedIn?: Maybe<ArticleUseConnection>;
};


/** A thing with an ERP number: bought, made or sold. Source of truth: the ERP; what it does not know is null. */
export type ArticleUsedInArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of articles. */
export type ArticleConnection = {
  readonly __typename?: 'ArticleConnection';
  /** The page, each with its cursor. */
  readonly edges: ReadonlyArray<ArticleEdge>;
  /** The page without cursors. */
  readonly nodes: ReadonlyArray<Article>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; null when the source cannot tell. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One article on a page. */
export type ArticleEdge = {
  readonly __typename?: 'ArticleEdge';
  /** For `after`, to go on from here. */
  readonly cursor: Scalars['String']['output'];
  /** The article. */
  readonly node: Article;
};

/** Which articles; all conditions must hold. */
export type ArticleFilter = {
  /** All of these must hold. */
  readonly and?: InputMaybe<ReadonlyArray<ArticleFilter>>;
  /** Whether the available stock of all warehouses together is below the reorder level; no stock row is zero stock. */
  readonly belowReorderLevel?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether it is blocked; false also finds articles of which the ERP does not say. */
  readonly blocked?: InputMaybe<Scalars['Boolean']['input']>;
  /** Condition on the description. */
  readonly description?: InputMaybe<StringFilter>;
  /** Condition on the lead time in days. */
  readonly leadTimeDays?: InputMaybe<IntFilter>;
  /** Condition on the article number. */
  readonly number?: InputMaybe<StringFilter>;
  /** One of these must hold. */
  readonly or?: InputMaybe<ReadonlyArray<ArticleFilter>>;
  /** Condition on the sales price, in the ERP's base currency. */
  readonly salesPrice?: InputMaybe<DecimalFilter>;
};

/** An article of the ERP, bought or from stock. */
export type ArticleLine = BomLine & {
  readonly __typename?: 'ArticleLine';
  /** The article in the ERP; null when the ERP has none (yet), and for work. */
  readonly article?: Maybe<Article>;
  /** Of this line, without the lines below it. */
  readonly cost?: Maybe<Money>;
  /** In the caller's language. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The path, joined by `/`; a part's lines start with the part's key. Stable within a model version. */
  readonly key: Scalars['ID']['output'];
  /** Of the article, operation or new item; known without the ERP. */
  readonly number: Scalars['ID']['output'];
  /** For the whole definition. */
  readonly quantity: Quantity;
  /** Cost per unit; null where a line has no price per unit. */
  readonly unitCost?: Maybe<Money>;
};

/** One key to sort articles by. */
export type ArticleOrderBy = {
  /** Which way. */
  readonly direction: SortDirection;
  /** Which field. */
  readonly field: ArticleOrderField;
};

/** What articles can be sorted by. */
export type ArticleOrderField =
  /** The description. */
  | 'DESCRIPTION'
  /** The lead time. */
  | 'LEAD_TIME'
  /** The article number. */
  | 'NUMBER'
  /** The sales price. */
  | 'SALES_PRICE';

/** Prices of an article, per its unit. */
export type ArticlePrices = {
  readonly __typename?: 'ArticlePrices';
  /** What it costs us, all in. */
  readonly cost?: Maybe<Money>;
  /** Value of the material in it. */
  readonly material?: Maybe<Money>;
  /** What we last agreed with the preferred supplier. */
  readonly purchase?: Maybe<Money>;
  /** What a customer pays for it when sold as it is. */
  readonly sales?: Maybe<Money>;
};

/** What one supplier offers for an article. */
export type ArticleSupplier = {
  readonly __typename?: 'ArticleSupplier';
  /** Days from order to receipt. */
  readonly leadTimeDays?: Maybe<Scalars['Int']['output']>;
  /** The least the supplier delivers at once. */
  readonly minimumOrderQuantity?: Maybe<Quantity>;
  /** Whether we order here first. */
  readonly preferred?: Maybe<Scalars['Boolean']['output']>;
  /** The supplier's price per unit of the article. */
  readonly purchasePrice?: Maybe<Money>;
  /** Who supplies. */
  readonly supplier?: Maybe<Supplier>;
  /** The supplier's own number of the article. */
  readonly supplierArticleNumber?: Maybe<Scalars['String']['output']>;
};

/** What needs an article. */
export type ArticleUse = Configuration | ProductModel | Quote;

/** A page of uses of an article. */
export type ArticleUseConnection = {
  readonly __typename?: 'ArticleUseConnection';
  /** The page, each with its cursor. */
  readonly edges: ReadonlyArray<ArticleUseEdge>;
  /** The page without cursors. */
  readonly nodes: ReadonlyArray<ArticleUse>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; null when the source cannot tell. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One use of an article on a page. */
export type ArticleUseEdge = {
  readonly __typename?: 'ArticleUseEdge';
  /** For `after`, to go on from here. */
  readonly cursor: Scalars['String']['output'];
  /** The use of an article. */
  readonly node: ArticleUse;
};

/** One line of a definition. What is marked @internal here is so for its types too. */
export type BomLine = {
  /** The article in the ERP; null when the ERP has none (yet), and for work. */
  readonly article?: Maybe<Article>;
  /** Of this line, without the lines below it. */
  readonly cost?: Maybe<Money>;
  /** In the caller's language. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The path, joined by `/`; a part's lines start with the part's key. Stable within a model version. */
  readonly key: Scalars['ID']['output'];
  /** Of the article, operation or new item; known without the ERP. */
  readonly number: Scalars['ID']['output'];
  /** For the whole definition. */
  readonly quantity: Quantity;
  /** Cost per unit; null where a line has no price per unit. */
  readonly unitCost?: Maybe<Money>;
};

/** What to cancel, and why. */
export type CancelTransmissionInput = {
  /** Why; kept with its history. */
  readonly reason: Scalars['String']['input'];
  /** The transmission's `id`. */
  readonly transmission: Scalars['ID']['input'];
};

/** What an agent gets; a cost, not a price. */
export type CommissionLine = BomLine & {
  readonly __typename?: 'CommissionLine';
  /** The article in the ERP; null when the ERP has none (yet), and for work. */
  readonly article?: Maybe<Article>;
  /** Of this line, without the lines below it. */
  readonly cost?: Maybe<Money>;
  /** In the caller's language. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The path, joined by `/`; a part's lines start with the part's key. Stable within a model version. */
  readonly key: Scalars['ID']['output'];
  /** Of the article, operation or new item; known without the ERP. */
  readonly number: Scalars['ID']['output'];
  /** For the whole definition. */
  readonly quantity: Quantity;
  /** Cost per unit; null where a line has no price per unit. */
  readonly unitCost?: Maybe<Money>;
};

/** What to complete. */
export type CompleteConfigurationInput = {
  /** The configuration. */
  readonly configuration: Scalars['ID']['input'];
  /** Refuse when the configuration has moved on from this revision. */
  readonly expectedRevision?: InputMaybe<Scalars['Int']['input']>;
};

/** What to explode. */
export type ComputeBomInput = {
  /** The configuration; it must be COMPLETE. */
  readonly configuration: Scalars['ID']['input'];
  /** For whom, where and when; decides the commission. */
  readonly context?: InputMaybe<PriceContextInput>;
  /** Whole pieces, 1 to 9,999. */
  readonly quantity?: InputMaybe<Scalars['Decimal']['input']>;
};

/** The definition, or why not. */
export type ComputeBomPayload = {
  readonly __typename?: 'ComputeBomPayload';
  /** Null when there are `userErrors`. */
  readonly definition?: Maybe<DigitalProductDefinition>;
  /** Why there is no definition; empty when there is. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What to price. */
export type ComputePriceInput = {
  /** The configuration; it must be COMPLETE. */
  readonly configuration: Scalars['ID']['input'];
  /** For whom, where and when. */
  readonly context?: InputMaybe<PriceContextInput>;
  /** Whole pieces, 1 to 9,999. */
  readonly quantity?: InputMaybe<Scalars['Decimal']['input']>;
};

/** The price, or why not. */
export type ComputePricePayload = {
  readonly __typename?: 'ComputePricePayload';
  /** Null when there are `userErrors`. */
  readonly price?: Maybe<Price>;
  /** Why there is no price; empty when there is. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** An article whose number follows from the choices. */
export type ConfigurableLine = BomLine & {
  readonly __typename?: 'ConfigurableLine';
  /** The article in the ERP; null when the ERP has none (yet), and for work. */
  readonly article?: Maybe<Article>;
  /** Of this line, without the lines below it. */
  readonly cost?: Maybe<Money>;
  /** In the caller's language. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The path, joined by `/`; a part's lines start with the part's key. Stable within a model version. */
  readonly key: Scalars['ID']['output'];
  /** Of the article, operation or new item; known without the ERP. */
  readonly number: Scalars['ID']['output'];
  /** For the whole definition. */
  readonly quantity: Quantity;
  /** Cost per unit; null where a line has no price per unit. */
  readonly unitCost?: Maybe<Money>;
};

/** The answers given so far to the questions of one model version; may be incomplete or contradictory. Source of truth: Dovetail. */
export type Configuration = Node & {
  readonly __typename?: 'Configuration';
  /** Minimal sets of choices that contradict each other; empty unless the status is CONFLICT. */
  readonly conflicts: ReadonlyArray<Conflict>;
  /** All that must be delivered; null unless COMPLETE. */
  readonly definition?: Maybe<DigitalProductDefinition>;
  /** What every feature can still be, given the choices made for the other features. */
  readonly domains: ReadonlyArray<FeatureDomain>;
  /** Fingerprint of model version and selections: equal hashes are the same product. */
  readonly hash: Scalars['String']['output'];
  /** Opaque. */
  readonly id: Scalars['ID']['output'];
  /** The model version it stays on. */
  readonly model: ProductModel;
  /** What it costs; null unless COMPLETE, or when the context is refused (an error beside it says why). */
  readonly price?: Maybe<Price>;
  /** Counts the changes, from 1. */
  readonly revision: Scalars['Int']['output'];
  /** What is chosen, forced or filled in, in the order of the features. */
  readonly selections: ReadonlyArray<Selection>;
  /** How far it is. */
  readonly status: ConfigurationStatus;
  /** Constraints of severity warning that it breaks. */
  readonly warnings: ReadonlyArray<Explanation>;
};


/** The answers given so far to the questions of one model version; may be incomplete or contradictory. Source of truth: Dovetail. */
export type ConfigurationDefinitionArgs = {
  context?: InputMaybe<PriceContextInput>;
  quantity?: InputMaybe<Scalars['Decimal']['input']>;
};


/** The answers given so far to the questions of one model version; may be incomplete or contradictory. Source of truth: Dovetail. */
export type ConfigurationDomainsArgs = {
  features?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};


/** The answers given so far to the questions of one model version; may be incomplete or contradictory. Source of truth: Dovetail. */
export type ConfigurationPriceArgs = {
  context?: InputMaybe<PriceContextInput>;
  quantity?: InputMaybe<Scalars['Decimal']['input']>;
};

/** The configuration, or why not. */
export type ConfigurationPayload = {
  readonly __typename?: 'ConfigurationPayload';
  /** After the change; as it stands, when the change was refused and the configuration is known. */
  readonly configuration?: Maybe<Configuration>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** How far a configuration is. */
export type ConfigurationStatus =
  /** Every feature has a value, and all constraints hold: it has a price and can be made. */
  | 'COMPLETE'
  /** The choices contradict each other. */
  | 'CONFLICT'
  /** Some feature has no value yet. */
  | 'INCOMPLETE';

/** A minimal set of choices that contradict each other, and the ways out. */
export type Conflict = {
  readonly __typename?: 'Conflict';
  /** Which choices and rules. */
  readonly explanation: Explanation;
  /** Ways out of all conflicts at once: fewest changes first, at most ten; none contains another; one of them keeps the latest choice. */
  readonly repairs: ReadonlyArray<Repair>;
};

/** A rule of a product model. */
export type Constraint = {
  readonly __typename?: 'Constraint';
  /** The rule's code within the model. */
  readonly code: Scalars['ID']['output'];
  /** What it says, in the caller's language. */
  readonly message: Scalars['String']['output'];
};

/** A person at a customer. Source of truth: the CRM. */
export type Contact = Node & {
  readonly __typename?: 'Contact';
  /** E-mail address. */
  readonly email?: Maybe<Scalars['String']['output']>;
  /** Opaque. */
  readonly id: Scalars['ID']['output'];
  /** Full name. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Telephone number. */
  readonly phone?: Maybe<Scalars['String']['output']>;
  /** What the person does there. */
  readonly role?: Maybe<Scalars['String']['output']>;
};

/** A page of contacts. */
export type ContactConnection = {
  readonly __typename?: 'ContactConnection';
  /** The page, each with its cursor. */
  readonly edges: ReadonlyArray<ContactEdge>;
  /** The page without cursors. */
  readonly nodes: ReadonlyArray<Contact>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; null when the source cannot tell. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One contact on a page. */
export type ContactEdge = {
  readonly __typename?: 'ContactEdge';
  /** For `after`, to go on from here. */
  readonly cursor: Scalars['String']['output'];
  /** The contact. */
  readonly node: Contact;
};

/** What to quote, and to whom. */
export type CreateQuoteInput = {
  /** `id` of the contact at the customer. */
  readonly contact?: InputMaybe<Scalars['ID']['input']>;
  /** EUR when left out. */
  readonly currency?: InputMaybe<Scalars['CurrencyCode']['input']>;
  /** Number or `id` of the customer. */
  readonly customer: Scalars['ID']['input'];
  /** Chosen by the caller, kept for ever: the same key with the same body is the same quote. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** 1 to 10,000 lines; the whole request is at most 4 MB. From 25 lines on the engine's threads price them, and the request may end with ENGINE_BUSY or ENGINE_TIMEOUT: nothing is written then. */
  readonly lines: ReadonlyArray<QuoteLineInput>;
  /** `id` of the customer's opportunity. */
  readonly opportunity?: InputMaybe<Scalars['ID']['input']>;
  /** Today or later; 30 days from today when left out. */
  readonly validUntil?: InputMaybe<Scalars['Date']['input']>;
};

/** The company that buys. Source of truth: the CRM; what it does not know is null. */
export type Customer = Node & {
  readonly __typename?: 'Customer';
  /** All addresses: billing first, then delivery, then visit. */
  readonly addresses?: Maybe<ReadonlyArray<Address>>;
  /** Visits and calls agreed with the customer, by id; at most 1,000 are read. */
  readonly appointments?: Maybe<AppointmentConnection>;
  /** People at the customer, by id; at most 1,000 are read. */
  readonly contacts?: Maybe<ContactConnection>;
  /** Currency the customer is invoiced in. */
  readonly currency?: Maybe<Scalars['CurrencyCode']['output']>;
  /** The customer's number as a debtor of the ERP; an order needs it. */
  readonly debtorNumber?: Maybe<Scalars['String']['output']>;
  /** Opaque. */
  readonly id: Scalars['ID']['output'];
  /** Language to write to the customer in, BCP 47, e.g. `nl`. */
  readonly language?: Maybe<Scalars['String']['output']>;
  /** The company's name. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** What colleagues wrote down, by id; at most 1,000 are read. */
  readonly notes?: Maybe<NoteConnection>;
  /** The CRM's number of the customer. */
  readonly number: Scalars['ID']['output'];
  /** Deals in view, by id; at most 1,000 are read. */
  readonly opportunities?: Maybe<OpportunityConnection>;
  /** Our orders from the customer, by number. */
  readonly orders?: Maybe<OrderConnection>;
  /** Which price list applies: `guest` or `dealer`; null counts as `guest`. */
  readonly priceGroup?: Maybe<Scalars['String']['output']>;
  /** Where the customer's data comes from. */
  readonly provenance: Provenance;
  /** Our quotes to the customer, newest revisions only, by number. */
  readonly quotes?: Maybe<QuoteConnection>;
  /** VAT number with its country prefix. */
  readonly vatNumber?: Maybe<Scalars['String']['output']>;
};


/** The company that buys. Source of truth: the CRM; what it does not know is null. */
export type CustomerAppointmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** The company that buys. Source of truth: the CRM; what it does not know is null. */
export type CustomerContactsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** The company that buys. Source of truth: the CRM; what it does not know is null. */
export type CustomerNotesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** The company that buys. Source of truth: the CRM; what it does not know is null. */
export type CustomerOpportunitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** The company that buys. Source of truth: the CRM; what it does not know is null. */
export type CustomerOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** The company that buys. Source of truth: the CRM; what it does not know is null. */
export type CustomerQuotesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of customers. */
export type CustomerConnection = {
  readonly __typename?: 'CustomerConnection';
  /** The page, each with its cursor. */
  readonly edges: ReadonlyArray<CustomerEdge>;
  /** The page without cursors. */
  readonly nodes: ReadonlyArray<Customer>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; null when the source cannot tell. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One customer on a page. */
export type CustomerEdge = {
  readonly __typename?: 'CustomerEdge';
  /** For `after`, to go on from here. */
  readonly cursor: Scalars['String']['output'];
  /** The customer. */
  readonly node: Customer;
};

/** Which customers; all conditions must hold. */
export type CustomerFilter = {
  /** All of these must hold. */
  readonly and?: InputMaybe<ReadonlyArray<CustomerFilter>>;
  /** Condition on the town of the main address. */
  readonly city?: InputMaybe<StringFilter>;
  /** Condition on the country code of the main address. */
  readonly country?: InputMaybe<StringFilter>;
  /** Condition on the name. */
  readonly name?: InputMaybe<StringFilter>;
  /** Condition on the number. */
  readonly number?: InputMaybe<StringFilter>;
  /** One of these must hold. */
  readonly or?: InputMaybe<ReadonlyArray<CustomerFilter>>;
};

/** One key to sort customers by. */
export type CustomerOrderBy = {
  /** Which way. */
  readonly direction: SortDirection;
  /** Which field. */
  readonly field: CustomerOrderField;
};

/** What customers can be sorted by. */
export type CustomerOrderField =
  /** The town of the main address. */
  | 'CITY'
  /** The name. */
  | 'NAME'
  /** The number. */
  | 'NUMBER';

/** Conditions on a moment; all that are given must hold. */
export type DateTimeFilter = {
  /** The same moment. */
  readonly eq?: InputMaybe<Scalars['DateTime']['input']>;
  /** Later. */
  readonly gt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Then or later. */
  readonly gte?: InputMaybe<Scalars['DateTime']['input']>;
  /** Earlier. */
  readonly lt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Then or earlier. */
  readonly lte?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Conditions on an exact number; all that are given must hold. An unknown value meets none. */
export type DecimalFilter = {
  /** Equal. */
  readonly eq?: InputMaybe<Scalars['Decimal']['input']>;
  /** Greater than. */
  readonly gt?: InputMaybe<Scalars['Decimal']['input']>;
  /** Greater than or equal. */
  readonly gte?: InputMaybe<Scalars['Decimal']['input']>;
  /** Less than. */
  readonly lt?: InputMaybe<Scalars['Decimal']['input']>;
  /** Less than or equal. */
  readonly lte?: InputMaybe<Scalars['Decimal']['input']>;
};

/** All that must be delivered: parts, operations, saw lists, services. Source of truth: the engine. */
export type DigitalProductDefinition = {
  readonly __typename?: 'DigitalProductDefinition';
  /** The sum over all lines. */
  readonly cost?: Maybe<Money>;
  /** The smart number of the product; null for a model without one. `-2`, `-3` … tells configurations apart that would share a number. */
  readonly itemNumber?: Maybe<Scalars['String']['output']>;
  /** All levels, parents before children, services and commission too. */
  readonly lines: ReadonlyArray<BomLine>;
  /** The things the ERP may not know yet: the product itself and its generated parts. */
  readonly newArticles: ReadonlyArray<NewArticle>;
  /** Pieces it is for. */
  readonly quantity: Scalars['Decimal']['output'];
  /** How the profiles are cut, over the whole quantity. */
  readonly sawLists: ReadonlyArray<SawList>;
};

/** A document that arrived, and is not any more what it was in its target. */
export type Discrepancy = {
  readonly __typename?: 'Discrepancy';
  /** What was expected, and what is there. */
  readonly detail: Scalars['String']['output'];
  /** Our business number. */
  readonly externalReference: Scalars['String']['output'];
  /** How. */
  readonly kind: DiscrepancyKind;
  /** What was sent. */
  readonly transmission?: Maybe<Transmission>;
};

/** How a record is not what it should be. */
export type DiscrepancyKind =
  /** Its record says something else than the document. */
  | 'DIFFERENT'
  /** It has several. */
  | 'DOUBLE'
  /** The target has no record under our reference, though it took the document. */
  | 'MISSING';

/** How an amount was converted. */
export type ExchangeRate = {
  readonly __typename?: 'ExchangeRate';
  /** The day it was pinned on. */
  readonly date: Scalars['Date']['output'];
  /** The model's currency. */
  readonly from: Scalars['CurrencyCode']['output'];
  /** One `from` is this many `to`. */
  readonly rate: Scalars['Decimal']['output'];
  /** The asked currency. */
  readonly to: Scalars['CurrencyCode']['output'];
};

/** Why something is not possible. Leave out any of the choices, and it no longer follows. */
export type Explanation = {
  readonly __typename?: 'Explanation';
  /** The choices that lead to it. */
  readonly choices: ReadonlyArray<Selection>;
  /** The rules that say so. */
  readonly constraints: ReadonlyArray<Constraint>;
  /** In words, in the caller's language. */
  readonly text: Scalars['String']['output'];
};

/** A question that a configuration answers. */
export type Feature = {
  readonly __typename?: 'Feature';
  /** The feature's code within the model. */
  readonly code: Scalars['ID']['output'];
  /** The question, in the caller's language. */
  readonly label: Scalars['String']['output'];
  /** Largest number; null for other types. */
  readonly max?: Maybe<Scalars['Decimal']['output']>;
  /** Smallest number; null for other types. */
  readonly min?: Maybe<Scalars['Decimal']['output']>;
  /** The options to choose from. A BOOLEAN has `true` and `false`; numbers and texts have none (null). */
  readonly options?: Maybe<ReadonlyArray<Option>>;
  /** Distance between neighbouring numbers, counted from `min`; null for other types. */
  readonly step?: Maybe<Scalars['Decimal']['output']>;
  /** What kind of answer it takes. */
  readonly type: FeatureType;
  /** Unit of a number. */
  readonly unit?: Maybe<Scalars['UnitCode']['output']>;
};

/** What a feature can still be. */
export type FeatureDomain = {
  readonly __typename?: 'FeatureDomain';
  /** The feature. */
  readonly feature: Feature;
  /** Largest number that is possible; null when none is, and for other types. */
  readonly max?: Maybe<Scalars['Decimal']['output']>;
  /** Smallest number that is possible; null when none is, and for other types. */
  readonly min?: Maybe<Scalars['Decimal']['output']>;
  /** Every option with its state; null for numbers and texts. */
  readonly options?: Maybe<ReadonlyArray<OptionDomain>>;
};

/** What kind of answer a feature takes. */
export type FeatureType =
  /** `true` or `false`. */
  | 'BOOLEAN'
  /** A decimal number from `min` to `max` in steps. */
  | 'DECIMAL'
  /** A whole number from `min` to `max` in steps. */
  | 'INTEGER'
  /** Any number of options. */
  | 'MULTI_OPTION'
  /** One option. */
  | 'OPTION'
  /** A text. */
  | 'TEXT';

/** A line of a list that is the same for every product of the model. */
export type FixedListLine = BomLine & {
  readonly __typename?: 'FixedListLine';
  /** The article in the ERP; null when the ERP has none (yet), and for work. */
  readonly article?: Maybe<Article>;
  /** Of this line, without the lines below it. */
  readonly cost?: Maybe<Money>;
  /** In the caller's language. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The path, joined by `/`; a part's lines start with the part's key. Stable within a model version. */
  readonly key: Scalars['ID']['output'];
  /** Of the article, operation or new item; known without the ERP. */
  readonly number: Scalars['ID']['output'];
  /** For the whole definition. */
  readonly quantity: Quantity;
  /** Cost per unit; null where a line has no price per unit. */
  readonly unitCost?: Maybe<Money>;
};

/** Getting the goods there. */
export type FreightLine = BomLine & {
  readonly __typename?: 'FreightLine';
  /** The article in the ERP; null when the ERP has none (yet), and for work. */
  readonly article?: Maybe<Article>;
  /** Of this line, without the lines below it. */
  readonly cost?: Maybe<Money>;
  /** In the caller's language. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The path, joined by `/`; a part's lines start with the part's key. Stable within a model version. */
  readonly key: Scalars['ID']['output'];
  /** What the customer pays for it. */
  readonly net?: Maybe<Money>;
  /** Of the article, operation or new item; known without the ERP. */
  readonly number: Scalars['ID']['output'];
  /** For the whole definition. */
  readonly quantity: Quantity;
  /** Cost per unit; null where a line has no price per unit. */
  readonly unitCost?: Maybe<Money>;
};

/** A part whose number and size follow from the choices; may be new to the ERP. */
export type GeneratedLine = BomLine & {
  readonly __typename?: 'GeneratedLine';
  /** The article in the ERP; null when the ERP has none (yet), and for work. */
  readonly article?: Maybe<Article>;
  /** Of this line, without the lines below it. */
  readonly cost?: Maybe<Money>;
  /** In the caller's language. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The path, joined by `/`; a part's lines start with the part's key. Stable within a model version. */
  readonly key: Scalars['ID']['output'];
  /** Of the article, operation or new item; known without the ERP. */
  readonly number: Scalars['ID']['output'];
  /** For the whole definition. */
  readonly quantity: Quantity;
  /** Cost per unit; null where a line has no price per unit. */
  readonly unitCost?: Maybe<Money>;
};

/** What to hold, and why. */
export type HoldTransmissionInput = {
  /** Why; kept with its history. */
  readonly reason: Scalars['String']['input'];
  /** The transmission's `id`. */
  readonly transmission: Scalars['ID']['input'];
};

/** Conditions on a whole number; all that are given must hold. An unknown value meets none. */
export type IntFilter = {
  /** Equal. */
  readonly eq?: InputMaybe<Scalars['Int']['input']>;
  /** Greater than. */
  readonly gt?: InputMaybe<Scalars['Int']['input']>;
  /** Greater than or equal. */
  readonly gte?: InputMaybe<Scalars['Int']['input']>;
  /** Less than. */
  readonly lt?: InputMaybe<Scalars['Int']['input']>;
  /** Less than or equal. */
  readonly lte?: InputMaybe<Scalars['Int']['input']>;
};

/** What a line of a quote or order is. */
export type LineKind =
  /** An article of the ERP, sold as it is. */
  | 'ARTICLE'
  /** An amount with a description; below zero a discount. */
  | 'CHARGE'
  /** A configured product. */
  | 'CONFIGURATION'
  /** Words only. */
  | 'TEXT';

/** A part we make ourselves, with a parts list of its own: the lines whose key starts with this one's. */
export type MakePartLine = BomLine & {
  readonly __typename?: 'MakePartLine';
  /** The article in the ERP; null when the ERP has none (yet), and for work. */
  readonly article?: Maybe<Article>;
  /** Of this line, without the lines below it. */
  readonly cost?: Maybe<Money>;
  /** In the caller's language. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The path, joined by `/`; a part's lines start with the part's key. Stable within a model version. */
  readonly key: Scalars['ID']['output'];
  /** Of the article, operation or new item; known without the ERP. */
  readonly number: Scalars['ID']['output'];
  /** For the whole definition. */
  readonly quantity: Quantity;
  /** Cost per unit; null where a line has no price per unit. */
  readonly unitCost?: Maybe<Money>;
};

/** An amount of money. */
export type Money = {
  readonly __typename?: 'Money';
  /** Exact. Unit prices may have more decimals than the currency's smallest coin. */
  readonly amount: Scalars['Decimal']['output'];
  /** The currency of the amount. */
  readonly currency: Scalars['CurrencyCode']['output'];
};

/** Changes. Each takes one `input` and answers with the result or with `userErrors`. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** The customer says yes. */
  readonly acceptQuote?: Maybe<QuotePayload>;
  /** Lets a quote of low margin go out. */
  readonly approveQuote?: Maybe<QuotePayload>;
  /** Takes back, for good, what certainly did not arrive. The quote or order stays as it is, and is not sent any more. */
  readonly cancelTransmission?: Maybe<TransmissionPayload>;
  /** Fills in every feature that is still open: its default where possible, else the first option that is. Always the same answer to the same choices. */
  readonly completeConfiguration?: Maybe<ConfigurationPayload>;
  /** Explodes a stored configuration into its digital product definition, and reserves its item number. Says why not, where it cannot. */
  readonly computeBom?: Maybe<ComputeBomPayload>;
  /** Prices a stored configuration and says why not, where it cannot. */
  readonly computePrice?: Maybe<ComputePricePayload>;
  /** Makes a quote: prices every line and pins model version, price and its inputs, so that it shows the same for ever. */
  readonly createQuote?: Maybe<QuotePayload>;
  /** Keeps one from being sent until it is released; later ones of its `orderingKey` wait with it. One that is being sent is refused: ask again in a moment. */
  readonly holdTransmission?: Maybe<TransmissionPayload>;
  /** Turns the quote into an order, accepting it if need be, and sends it to the ERP; returns at once, the transmission says how it goes. */
  readonly placeOrder?: Maybe<OrderPayload>;
  /** Sends this revision to the CRM; returns at once, the transmission says how it goes. */
  readonly pushQuote?: Maybe<QuotePayload>;
  /**
   * Compares the quotes or orders that arrived in a target with the records it has now, as is done by itself every now and then. What is not
   * right is written into the transmission's `events`, and raises an alarm where it is news. Nothing is sent. Staff only.
   */
  readonly reconcile?: Maybe<ReconcilePayload>;
  /** The customer says no. */
  readonly rejectQuote?: Maybe<QuotePayload>;
  /** Lets go on what was held, when it would have been due; what may have arrived is looked up first. */
  readonly releaseTransmission?: Maybe<TransmissionPayload>;
  /** Sends again, without a look-up, what a person looked for in the target and did not find; refused while the target may still be writing it. */
  readonly reopenTransmission?: Maybe<TransmissionPayload>;
  /** Settles it as delivered with the record that a person found in the target. Nothing is sent or looked up. */
  readonly resolveTransmission?: Maybe<TransmissionPayload>;
  /** Tries at once what waits or stopped, such as after the target was repaired; what may have arrived is looked up first. */
  readonly retryTransmission?: Maybe<TransmissionPayload>;
  /**
   * Changes an order, and sends its next revision to the ERP, which changes its own where it can; where it cannot, the transmission becomes a
   * CONFLICT for a person. Number and id stay. Returns at once.
   */
  readonly reviseOrder?: Maybe<OrderPayload>;
  /** Makes a new revision with an id of its own; the old one becomes SUPERSEDED, or, where an order has its lines, when `reviseOrder` gives that order the new ones. */
  readonly reviseQuote?: Maybe<QuotePayload>;
  /** Makes, changes or takes back choices. A choice that contradicts others is stored as well: the configuration is then in CONFLICT and offers repairs. */
  readonly setSelections?: Maybe<ConfigurationPayload>;
  /** Starts a configuration of a product model, with or without first choices. */
  readonly startConfiguration?: Maybe<ConfigurationPayload>;
};


/** Changes. Each takes one `input` and answers with the result or with `userErrors`. */
export type MutationAcceptQuoteArgs = {
  input: AcceptQuoteInput;
};


/** Changes. Each takes one `input` and answers with the result or with `userErrors`. */
export type MutationApproveQuoteArgs = {
  input: ApproveQuoteInput;
};


/** Changes. Each takes one `input` and answers with the result or with `userErrors`. */
export type MutationCancelTransmissionArgs = {
  input: CancelTransmissionInput;
};


/** Changes. Each takes one `input` and answers with the result or with `userErrors`. */
export type MutationCompleteConfigurationArgs = {
  input: CompleteConfigurationInput;
};


/** Changes. Each takes one `input` and answers with the result or with `userErrors`. */
export type MutationComputeBomArgs = {
  input: ComputeBomInput;
};


/** Changes. Each takes one `input` and answers with the result or with `userErrors`. */
export type MutationComputePriceArgs = {
  input: ComputePriceInput;
};


/** Changes. Each takes one `input` and answers with the result or with `userErrors`. */
export type MutationCreateQuoteArgs = {
  input: CreateQuoteInput;
};


/** Changes. Each takes one `input` and answers with the result or with `userErrors`. */
export type MutationHoldTransmissionArgs = {
  input: HoldTransmissionInput;
};


/** Changes. Each takes one `input` and answers with the result or with `userErrors`. */
export type MutationPlaceOrderArgs = {
  input: PlaceOrderInput;
};


/** Changes. Each takes one `input` and answers with the result or with `userErrors`. */
export type MutationPushQuoteArgs = {
  input: PushQuoteInput;
};


/** Changes. Each takes one `input` and answers with the result or with `userErrors`. */
export type MutationReconcileArgs = {
  input: ReconcileInput;
};


/** Changes. Each takes one `input` and answers with the result or with `userErrors`. */
export type MutationRejectQuoteArgs = {
  input: RejectQuoteInput;
};


/** Changes. Each takes one `input` and answers with the result or with `userErrors`. */
export type MutationReleaseTransmissionArgs = {
  input: ReleaseTransmissionInput;
};


/** Changes. Each takes one `input` and answers with the result or with `userErrors`. */
export type MutationReopenTransmissionArgs = {
  input: ReopenTransmissionInput;
};


/** Changes. Each takes one `input` and answers with the result or with `userErrors`. */
export type MutationResolveTransmissionArgs = {
  input: ResolveTransmissionInput;
};


/** Changes. Each takes one `input` and answers with the result or with `userErrors`. */
export type MutationRetryTransmissionArgs = {
  input: RetryTransmissionInput;
};


/** Changes. Each takes one `input` and answers with the result or with `userErrors`. */
export type MutationReviseOrderArgs = {
  input: ReviseOrderInput;
};


/** Changes. Each takes one `input` and answers with the result or with `userErrors`. */
export type MutationReviseQuoteArgs = {
  input: ReviseQuoteInput;
};


/** Changes. Each takes one `input` and answers with the result or with `userErrors`. */
export type MutationSetSelectionsArgs = {
  input: SetSelectionsInput;
};


/** Changes. Each takes one `input` and answers with the result or with `userErrors`. */
export type MutationStartConfigurationArgs = {
  input: StartConfigurationInput;
};

/** A thing that the ERP may not know yet. */
export type NewArticle = {
  readonly __typename?: 'NewArticle';
  /** What happens to it. */
  readonly action: NewArticleAction;
  /** The ERP's article: the one to take for REUSE, the one to look at for REVIEW where there is one. */
  readonly existing?: Maybe<Article>;
  /** Its smart number. */
  readonly itemNumber: Scalars['String']['output'];
};

/** What happens to a thing that the ERP may not know. */
export type NewArticleAction =
  /** The ERP does not have it: the order brings it. */
  | 'CREATE'
  /** The ERP has it under this number. */
  | 'REUSE'
  /** A person decides: the ERP could not be asked, has it in another unit or blocked, or has something described alike under another number. */
  | 'REVIEW';

/** An object that can be read again by its `id`. */
export type Node = {
  /** Opaque and stable; unique over all types. */
  readonly id: Scalars['ID']['output'];
};

/** What a colleague wrote down about a customer. Source of truth: the CRM. */
export type Note = {
  readonly __typename?: 'Note';
  /** When it was written. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** The CRM's id. */
  readonly id: Scalars['ID']['output'];
  /** The text. */
  readonly text?: Maybe<Scalars['String']['output']>;
};

/** A page of notes. */
export type NoteConnection = {
  readonly __typename?: 'NoteConnection';
  /** The page, each with its cursor. */
  readonly edges: ReadonlyArray<NoteEdge>;
  /** The page without cursors. */
  readonly nodes: ReadonlyArray<Note>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; null when the source cannot tell. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One note on a page. */
export type NoteEdge = {
  readonly __typename?: 'NoteEdge';
  /** For `after`, to go on from here. */
  readonly cursor: Scalars['String']['output'];
  /** The note. */
  readonly node: Note;
};

/** A deal in view. Source of truth: the CRM. */
export type Opportunity = Node & {
  readonly __typename?: 'Opportunity';
  /** What the CRM thinks it is worth. */
  readonly amount?: Maybe<Money>;
  /** When it should be decided. */
  readonly expectedCloseDate?: Maybe<Scalars['Date']['output']>;
  /** Opaque. */
  readonly id: Scalars['ID']['output'];
  /** What the deal is. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Chance of winning in percent, 0 to 100. */
  readonly probability?: Maybe<Scalars['Decimal']['output']>;
  /** Our quotes for it, newest revisions only, by number. */
  readonly quotes?: Maybe<QuoteConnection>;
  /** How far it is, in the CRM's words. */
  readonly stage?: Maybe<Scalars['String']['output']>;
};


/** A deal in view. Source of truth: the CRM. */
export type OpportunityQuotesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of opportunities. */
export type OpportunityConnection = {
  readonly __typename?: 'OpportunityConnection';
  /** The page, each with its cursor. */
  readonly edges: ReadonlyArray<OpportunityEdge>;
  /** The page without cursors. */
  readonly nodes: ReadonlyArray<Opportunity>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; null when the source cannot tell. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One opportunity on a page. */
export type OpportunityEdge = {
  readonly __typename?: 'OpportunityEdge';
  /** For `after`, to go on from here. */
  readonly cursor: Scalars['String']['output'];
  /** The opportunity. */
  readonly node: Opportunity;
};

/** One answer to a feature. */
export type Option = {
  readonly __typename?: 'Option';
  /** The option's code within the feature. */
  readonly code: Scalars['ID']['output'];
  /** The answer, in the caller's language. */
  readonly label: Scalars['String']['output'];
};

/** What an option can still be. */
export type OptionDomain = {
  readonly __typename?: 'OptionDomain';
  /** Why it is excluded: a minimal set of choices and constraints. Null unless EXCLUDED. */
  readonly because?: Maybe<Explanation>;
  /** The option. */
  readonly option: Option;
  /** What can be done with it. */
  readonly state: OptionState;
};

/** What can be done with an option now. */
export type OptionState =
  /** It can be chosen, and all other features can still be answered. */
  | 'AVAILABLE'
  /** It contradicts the choices; `because` says which. */
  | 'EXCLUDED'
  /** It is the only one that is possible. */
  | 'FORCED'
  /** It is the value of the feature; also where it contradicts the other choices. */
  | 'SELECTED'
  /** Could not be decided within the budget of the request. */
  | 'UNKNOWN';

/** An accepted quote, on its way through the factory. Source of truth: Dovetail until the ERP has it. */
export type Order = Node & {
  readonly __typename?: 'Order';
  /** When the ERP means to deliver it, as it said last; null until it does. */
  readonly confirmedDeliveryDate?: Maybe<Scalars['Date']['output']>;
  /** When it was placed. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The customer in the CRM. */
  readonly customer?: Maybe<Customer>;
  /** The CRM's number of the customer. */
  readonly customerNumber?: Maybe<Scalars['ID']['output']>;
  /** The customer's purchase order number. */
  readonly customerReference?: Maybe<Scalars['String']['output']>;
  /** The customer's number as a debtor of the ERP. */
  readonly debtorNumber?: Maybe<Scalars['String']['output']>;
  /** Where it goes. */
  readonly deliveryAddress?: Maybe<Address>;
  /** The ERP's own id of the order, once it or an earlier revision of it arrived. */
  readonly erpReference?: Maybe<Scalars['String']['output']>;
  /** All that happened to it, oldest first. Orders that were placed before events were kept have none of that time. */
  readonly events?: Maybe<ReadonlyArray<OrderEvent>>;
  /** net + vat; null where vat is. */
  readonly gross?: Maybe<Money>;
  /** Opaque. */
  readonly id: Scalars['ID']['output'];
  /** What is ordered, by position. */
  readonly lines: OrderLineConnection;
  /** The sum of its lines, before VAT. */
  readonly net: Money;
  /** Our order number. */
  readonly number: Scalars['ID']['output'];
  /** The quote's revision whose lines it has. */
  readonly quote?: Maybe<Quote>;
  /** When the customer wants it. */
  readonly requestedDeliveryDate?: Maybe<Scalars['Date']['output']>;
  /** From 1; the next with each `reviseOrder`. */
  readonly revision: Scalars['Int']['output'];
  /** Nested over the whole order. */
  readonly sawLists?: Maybe<ReadonlyArray<SawList>>;
  /** How far it is. */
  readonly status: OrderStatus;
  /** Of the newest revision, to the ERP. */
  readonly transmission?: Maybe<Transmission>;
  /** Computed once, on net; null where the rate is not ours to tell. */
  readonly vat?: Maybe<Money>;
};


/** An accepted quote, on its way through the factory. Source of truth: Dovetail until the ERP has it. */
export type OrderLinesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of orders. */
export type OrderConnection = {
  readonly __typename?: 'OrderConnection';
  /** The page, each with its cursor. */
  readonly edges: ReadonlyArray<OrderEdge>;
  /** The page without cursors. */
  readonly nodes: ReadonlyArray<Order>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; null when the source cannot tell. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One order on a page. */
export type OrderEdge = {
  readonly __typename?: 'OrderEdge';
  /** For `after`, to go on from here. */
  readonly cursor: Scalars['String']['output'];
  /** The order. */
  readonly node: Order;
};

/** One thing that happened to an order. */
export type OrderEvent = {
  readonly __typename?: 'OrderEvent';
  /** Who said so: the source that told of it (`erp`), `dovetail` itself, else the person who asked for it. */
  readonly actor: Scalars['String']['output'];
  /** When we learned of it. */
  readonly at: Scalars['DateTime']['output'];
  /** What is to be known besides. */
  readonly detail?: Maybe<Scalars['String']['output']>;
  /** What happened. */
  readonly what: OrderEventKind;
};

/** What can happen to an order. */
export type OrderEventKind =
  /** It was taken back in the ERP; the detail is the reason. */
  | 'CANCELLED'
  /** Nothing is left to do. */
  | 'COMPLETED'
  /** The ERP confirmed it; the detail is the day of delivery, where it gave one. */
  | 'CONFIRMED'
  /** The ERP named another day of delivery; the detail is the day. */
  | 'DELIVERY_DATE_CHANGED'
  /** It is being made. */
  | 'IN_PRODUCTION'
  /** The ERP told that the order ended, and meant it as it was before it was changed here; the detail says what. */
  | 'NOT_TAKEN'
  /** It was placed here, or the ERP took back what it had said of it. */
  | 'PLACED'
  /** The ERP refused it; the detail is the reason. */
  | 'REJECTED'
  /** It was changed here; the detail is what the revision is sent under. */
  | 'REVISED'
  /** It has gone out. */
  | 'SHIPPED';

/** Which orders; all conditions must hold. */
export type OrderFilter = {
  /** Number or `id` of the customer. */
  readonly customer?: InputMaybe<Scalars['ID']['input']>;
  /** Condition on the number. */
  readonly number?: InputMaybe<StringFilter>;
  /** One of these. */
  readonly status?: InputMaybe<ReadonlyArray<OrderStatus>>;
};

/** One line of an order, as it was quoted. */
export type OrderLine = {
  readonly __typename?: 'OrderLine';
  /** The article in the ERP. */
  readonly article?: Maybe<Article>;
  /** The article's number; null for other kinds. */
  readonly articleNumber?: Maybe<Scalars['ID']['output']>;
  /** The configured product, as it was when the quote was made; null for other kinds. */
  readonly configuration?: Maybe<Configuration>;
  /** What the factory makes it from, as it was when the quote was made; null for other kinds. */
  readonly definition?: Maybe<DigitalProductDefinition>;
  /** What the customer reads. */
  readonly description: Scalars['String']['output'];
  /** Opaque. */
  readonly id: Scalars['ID']['output'];
  /** What it is. */
  readonly kind: LineKind;
  /** Net price of the line; null for TEXT. */
  readonly net?: Maybe<Money>;
  /** From 1. */
  readonly position: Scalars['Int']['output'];
  /** How many. */
  readonly quantity: Quantity;
  /** Net price per unit; null for TEXT. */
  readonly unitNet?: Maybe<Money>;
};

/** A page of order lines. */
export type OrderLineConnection = {
  readonly __typename?: 'OrderLineConnection';
  /** The page, each with its cursor. */
  readonly edges: ReadonlyArray<OrderLineEdge>;
  /** The page without cursors. */
  readonly nodes: ReadonlyArray<OrderLine>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; null when the source cannot tell. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One order line on a page. */
export type OrderLineEdge = {
  readonly __typename?: 'OrderLineEdge';
  /** For `after`, to go on from here. */
  readonly cursor: Scalars['String']['output'];
  /** The order line. */
  readonly node: OrderLine;
};

/** One key to sort orders by. */
export type OrderOrderBy = {
  /** Which way. */
  readonly direction: SortDirection;
  /** Which field. */
  readonly field: OrderOrderField;
};

/** What orders can be sorted by. */
export type OrderOrderField =
  /** When it was placed. */
  | 'CREATED_AT'
  /** The net total. */
  | 'NET'
  /** The number. */
  | 'NUMBER';

/** The order, or why not. */
export type OrderPayload = {
  readonly __typename?: 'OrderPayload';
  /** Null when there are `userErrors`. */
  readonly order?: Maybe<Order>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What an order needs in the ERP. Source of truth: the ERP, at this moment. */
export type OrderPlan = {
  readonly __typename?: 'OrderPlan';
  /** In the order in which they are done; the order itself is last. */
  readonly steps: ReadonlyArray<OrderStep>;
};

/** How far an order is, as the ERP said last. */
export type OrderStatus =
  /** Taken back. */
  | 'CANCELLED'
  /** Done. */
  | 'COMPLETED'
  /** Confirmed by the ERP. */
  | 'CONFIRMED'
  /** Being made. */
  | 'IN_PRODUCTION'
  /** Accepted by us. */
  | 'PLACED'
  /** The ERP refused it. */
  | 'REJECTED'
  /** Gone out. */
  | 'SHIPPED';

/** One thing that an order needs in the ERP. */
export type OrderStep = {
  readonly __typename?: 'OrderStep';
  /** What it is. */
  readonly kind: OrderStepKind;
  /** What is in the way, and what to do about it; null unless IN_THE_WAY. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** The article's, debtor's or order's number; an address on one line. */
  readonly reference: Scalars['String']['output'];
  /** The ERP's own id, where it is there. */
  readonly remoteId?: Maybe<Scalars['String']['output']>;
  /** How it stands. */
  readonly state: OrderStepState;
};

/** What an order needs in the ERP. */
export type OrderStepKind =
  /** An article that a line or a part names. */
  | 'ARTICLE'
  /** Who is invoiced. */
  | 'DEBTOR'
  /** Where it goes. */
  | 'DELIVERY_ADDRESS'
  /** How a new article is made. */
  | 'OPERATIONS'
  /** The order itself. */
  | 'ORDER'
  /** What a new article is made from. */
  | 'PARTS_LIST';

/** How a thing that an order needs stands in the ERP. */
export type OrderStepState =
  /** It is there, and the order's next revision will change it. */
  | 'DIFFERENT'
  /** It is there, and is taken as it is. */
  | 'EXISTS'
  /** The order cannot be sent before a person has seen to it. */
  | 'IN_THE_WAY'
  /** The order will create it. */
  | 'MISSING';

/** Where a page stands in its list. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Cursor of the last edge, for `after` of the next page; null on an empty page. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether there is more after this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether there is something before this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first edge; null on an empty page. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** What to order. */
export type PlaceOrderInput = {
  /** `id` of the contact at the customer. */
  readonly contact?: InputMaybe<Scalars['ID']['input']>;
  /** The customer's purchase order number. */
  readonly customerReference?: InputMaybe<Scalars['String']['input']>;
  /** Where it goes; the customer's first delivery address when left out, else the billing address. */
  readonly deliveryAddress?: InputMaybe<AddressInput>;
  /** Chosen by the caller, kept for ever: the same key with the same body is the same order. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** Number or `id` of the quote. */
  readonly quote: Scalars['ID']['input'];
  /** When the customer wants it; today or later. */
  readonly requestedDeliveryDate?: InputMaybe<Scalars['Date']['input']>;
};

/** What a configured product costs, step by step. Exact; every step is rounded once, a half away from zero. */
export type Price = {
  readonly __typename?: 'Price';
  /** What it costs us, commission and services included. */
  readonly cost?: Maybe<Money>;
  /** Set when converted, once, at net: net, vat and gross are in the asked currency; all else stays in the model's. */
  readonly exchangeRate?: Maybe<ExchangeRate>;
  /** unitNet × quantity. */
  readonly goodsNet: Money;
  /** net + vat; null where the rate is. */
  readonly gross?: Maybe<Money>;
  /** net − cost, in the model's currency. */
  readonly margin?: Maybe<Money>;
  /** Margin in percent of net, two decimals. */
  readonly marginPercent?: Maybe<Scalars['Decimal']['output']>;
  /** goodsNet + servicesNet, before VAT. */
  readonly net: Money;
  /** Every source that took part. */
  readonly provenance: ReadonlyArray<Provenance>;
  /** Pieces. */
  readonly quantity: Scalars['Decimal']['output'];
  /** From which quantity a piece costs how much, from 1 on. */
  readonly quantityBreaks: ReadonlyArray<QuantityBreak>;
  /** Services, travel and freight. */
  readonly servicesNet: Money;
  /** How it came about, in order. */
  readonly steps: ReadonlyArray<PriceStep>;
  /** Per piece, goods only; list before surcharge and discounts. */
  readonly unitList: Money;
  /** Per piece, goods only, after surcharge and discounts. */
  readonly unitNet: Money;
  /** VAT of `net`, as a document of its own; null where the rate is. */
  readonly vat?: Maybe<Money>;
  /** Percent, `"21"`; null: several rates, or not ours to tell. */
  readonly vatRate?: Maybe<Scalars['Decimal']['output']>;
};

/** For whom, where and when a price is asked. */
export type PriceContextInput = {
  /** Decides the VAT rate; overrides the customer's. NL without either. */
  readonly country?: InputMaybe<Scalars['CountryCode']['input']>;
  /** Currency of net, VAT and gross; the model's when left out. */
  readonly currency?: InputMaybe<Scalars['CurrencyCode']['input']>;
  /** Number or `id` of the customer: brings price group, country and VAT number. One other than one's own: staff only. */
  readonly customer?: InputMaybe<Scalars['ID']['input']>;
  /** Day of the price and of the exchange rate; today when left out. */
  readonly date?: InputMaybe<Scalars['Date']['input']>;
  /** Language of labels, BCP 47; the caller's when left out. */
  readonly locale?: InputMaybe<Scalars['String']['input']>;
  /** `guest` or `dealer`; overrides the customer's. Staff only. */
  readonly priceGroup?: InputMaybe<Scalars['String']['input']>;
  /** VAT number of a business in another EU country: reverse charge. */
  readonly vatNumber?: InputMaybe<Scalars['String']['input']>;
};

/** One configuration to price. */
export type PriceInput = {
  /** For whom, where and when. */
  readonly context?: InputMaybe<PriceContextInput>;
  /** Code of the model, for its published version, or the `id` of one version. */
  readonly model: Scalars['ID']['input'];
  /** Whole pieces, 1 to 9,999. */
  readonly quantity?: InputMaybe<Scalars['Decimal']['input']>;
  /** The choices; defaults fill the rest. */
  readonly selections: ReadonlyArray<SelectionInput>;
};

/** One price, or why not. */
export type PriceResult = {
  readonly __typename?: 'PriceResult';
  /** Fingerprint of model version and selections; null when they are not valid. */
  readonly hash?: Maybe<Scalars['String']['output']>;
  /** Null when there are `userErrors`. */
  readonly price?: Maybe<Price>;
  /** Why there is no price; empty when there is. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What a step belongs to. */
export type PriceScope =
  /** A whole quote. */
  | 'DOCUMENT'
  /** The line: these go from `goodsNet` to `net`. */
  | 'LINE'
  /** One piece: these steps make `unitNet`. */
  | 'PIECE';

/** One named step of a price. */
export type PriceStep = {
  readonly __typename?: 'PriceStep';
  /** What it adds; below zero: takes off. A SUBTOTAL shows the running total. */
  readonly amount: Money;
  /** The step's code in the model. */
  readonly code: Scalars['String']['output'];
  /** What it is for. */
  readonly kind: PriceStepKind;
  /** Its name, in the caller's language. */
  readonly label: Scalars['String']['output'];
  /** After this step, within its scope; LINE starts from goodsNet. */
  readonly runningTotal: Money;
  /** What it belongs to. */
  readonly scope: PriceScope;
};

/** What a step of a price is for. */
export type PriceStepKind =
  /** What the product starts from. For callers who may not see cost also COST and MARKUP in one. */
  | 'BASE'
  /** What the goods cost us. */
  | 'COST'
  /** What the customer's price group takes off. */
  | 'CUSTOMER_DISCOUNT'
  /** Getting the goods there. */
  | 'FREIGHT'
  /** What we add to the cost. */
  | 'MARKUP'
  /** What a choice adds. */
  | 'OPTION'
  /** What was agreed for this project. */
  | 'PROJECT_DISCOUNT'
  /** What a larger quantity takes off. */
  | 'QUANTITY_BREAK'
  /** What rounding adds. */
  | 'ROUNDING'
  /** Work at the customer's. */
  | 'SERVICE'
  /** Repeats the running total, adding nothing. */
  | 'SUBTOTAL'
  /** What the market adds, such as a metal index. */
  | 'SURCHARGE'
  /** Getting there. */
  | 'TRAVEL';

/** Work at a work centre. Its quantity is minutes: set-up once per line, run time per piece. */
export type ProcessLine = BomLine & {
  readonly __typename?: 'ProcessLine';
  /** The article in the ERP; null when the ERP has none (yet), and for work. */
  readonly article?: Maybe<Article>;
  /** Of this line, without the lines below it. */
  readonly cost?: Maybe<Money>;
  /** In the caller's language. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The path, joined by `/`; a part's lines start with the part's key. Stable within a model version. */
  readonly key: Scalars['ID']['output'];
  /** Of the article, operation or new item; known without the ERP. */
  readonly number: Scalars['ID']['output'];
  /** For the whole definition. */
  readonly quantity: Quantity;
  /** What an hour costs us. */
  readonly ratePerHour?: Maybe<Money>;
  /** For all pieces. */
  readonly runMinutes: Scalars['Decimal']['output'];
  /** Once per line. setupMinutes + runMinutes = quantity. */
  readonly setupMinutes: Scalars['Decimal']['output'];
  /** Cost per unit; null where a line has no price per unit. */
  readonly unitCost?: Maybe<Money>;
  /** Where the work is done. */
  readonly workCenter?: Maybe<WorkCenter>;
};

/** One version of a product model, with an id of its own: the features, options, constraints, parts list and price rules of a product. Never changes once published. */
export type ProductModel = Node & {
  readonly __typename?: 'ProductModel';
  /** The product's code, e.g. `VENTO-70`. */
  readonly code: Scalars['ID']['output'];
  /** What can be chosen, in the order to ask. */
  readonly features: ReadonlyArray<Feature>;
  /** Opaque; of this version. */
  readonly id: Scalars['ID']['output'];
  /** The product's name, in the caller's language. */
  readonly name: Scalars['String']['output'];
  /** The version's name. */
  readonly version: Scalars['String']['output'];
};

/** Where data comes from. */
export type Provenance = {
  readonly __typename?: 'Provenance';
  /** When it was read from the source; null when it was not. */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  /** Why it is not LIVE, in words. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** The source's name, as `sources` lists it. */
  readonly source: Scalars['String']['output'];
  /** How fresh it is. */
  readonly status: SourceStatus;
};

/** What to send. */
export type PushQuoteInput = {
  /** Chosen by the caller, kept for ever. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** Number or `id` of the quote. */
  readonly quote: Scalars['ID']['input'];
};

/** An exact number of a unit. */
export type Quantity = {
  readonly __typename?: 'Quantity';
  /** The unit of measure. */
  readonly unit: Scalars['UnitCode']['output'];
  /** How many or how much, in `unit`. */
  readonly value: Scalars['Decimal']['output'];
};

/** What a piece costs from a quantity on. */
export type QuantityBreak = {
  readonly __typename?: 'QuantityBreak';
  /** From this many pieces. */
  readonly minimumQuantity: Scalars['Decimal']['output'];
  /** Per piece, goods only. */
  readonly unitNet: Money;
};

/** Reads. Every root field may be null when its source is down; the error beside it names the source. */
export type Query = {
  readonly __typename?: 'Query';
  /** One article by number; null when the ERP has none. */
  readonly article?: Maybe<Article>;
  /** Articles of the ERP, filtered and sorted there. */
  readonly articles?: Maybe<ArticleConnection>;
  /** A stored configuration; null when there is none. */
  readonly configuration?: Maybe<Configuration>;
  /** One customer by number; null when the CRM has none. */
  readonly customer?: Maybe<Customer>;
  /** Customers of the CRM, filtered and sorted there. */
  readonly customers?: Maybe<CustomerConnection>;
  /** Any object by its opaque `id`. Null when there is none. */
  readonly node?: Maybe<Node>;
  /** An order; null when there is none. */
  readonly order?: Maybe<Order>;
  /**
   * What an order needs in the ERP, step by step: before it is placed or changed what is there, what it will create or change and what is in its way;
   * afterwards what was done. Only reads. Null for an unknown quote or order, and where the ERP takes orders in one piece.
   */
  readonly orderPlan?: Maybe<OrderPlan>;
  /** Our orders. */
  readonly orders?: Maybe<OrderConnection>;
  /** Prices many configurations at once, without storing anything; answers in the order of the inputs. */
  readonly prices?: Maybe<ReadonlyArray<PriceResult>>;
  /** A product model; null when there is none. The published version unless another is named. */
  readonly productModel?: Maybe<ProductModel>;
  /** The published version of every product model, by code. */
  readonly productModels?: Maybe<ReadonlyArray<ProductModel>>;
  /** A quote; null when there is none. The newest revision unless another is named. */
  readonly quote?: Maybe<Quote>;
  /** Our quotes. Newest revisions only, unless the filter asks for SUPERSEDED. */
  readonly quotes?: Maybe<QuoteConnection>;
  /** What our open quotes are worth: newest revisions that are neither decided nor expired, of quotes that were not ordered, each weighted with the chance of its opportunity in the CRM and rounded. A quote without an opportunity counts as open with no chance. */
  readonly salesForecast?: Maybe<SalesForecast>;
  /** The systems that Dovetail joins, and whether they answer. */
  readonly sources?: Maybe<ReadonlyArray<Source>>;
  /** A transmission; null when there is none. */
  readonly transmission?: Maybe<Transmission>;
  /** Quotes and orders on their way, newest first. */
  readonly transmissions?: Maybe<TransmissionConnection>;
};


/** Reads. Every root field may be null when its source is down; the error beside it names the source. */
export type QueryArticleArgs = {
  number: Scalars['ID']['input'];
};


/** Reads. Every root field may be null when its source is down; the error beside it names the source. */
export type QueryArticlesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ArticleFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<ArticleOrderBy>>;
};


/** Reads. Every root field may be null when its source is down; the error beside it names the source. */
export type QueryConfigurationArgs = {
  id: Scalars['ID']['input'];
};


/** Reads. Every root field may be null when its source is down; the error beside it names the source. */
export type QueryCustomerArgs = {
  number: Scalars['ID']['input'];
};


/** Reads. Every root field may be null when its source is down; the error beside it names the source. */
export type QueryCustomersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CustomerFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<CustomerOrderBy>>;
};


/** Reads. Every root field may be null when its source is down; the error beside it names the source. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Reads. Every root field may be null when its source is down; the error beside it names the source. */
export type QueryOrderArgs = {
  number: Scalars['ID']['input'];
};


/** Reads. Every root field may be null when its source is down; the error beside it names the source. */
export type QueryOrderPlanArgs = {
  order?: InputMaybe<Scalars['ID']['input']>;
  quote?: InputMaybe<Scalars['ID']['input']>;
};


/** Reads. Every root field may be null when its source is down; the error beside it names the source. */
export type QueryOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrderFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<OrderOrderBy>>;
};


/** Reads. Every root field may be null when its source is down; the error beside it names the source. */
export type QueryPricesArgs = {
  inputs: ReadonlyArray<PriceInput>;
};


/** Reads. Every root field may be null when its source is down; the error beside it names the source. */
export type QueryProductModelArgs = {
  code: Scalars['ID']['input'];
  version?: InputMaybe<Scalars['String']['input']>;
};


/** Reads. Every root field may be null when its source is down; the error beside it names the source. */
export type QueryQuoteArgs = {
  number: Scalars['ID']['input'];
  revision?: InputMaybe<Scalars['Int']['input']>;
};


/** Reads. Every root field may be null when its source is down; the error beside it names the source. */
export type QueryQuotesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<QuoteFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<QuoteOrderBy>>;
};


/** Reads. Every root field may be null when its source is down; the error beside it names the source. */
export type QuerySalesForecastArgs = {
  currency?: InputMaybe<Scalars['CurrencyCode']['input']>;
};


/** Reads. Every root field may be null when its source is down; the error beside it names the source. */
export type QueryTransmissionArgs = {
  id: Scalars['ID']['input'];
};


/** Reads. Every root field may be null when its source is down; the error beside it names the source. */
export type QueryTransmissionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<TransmissionFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** One revision of an offer: all revisions share the number, each has its own id; what was sent never changes. Source of truth: Dovetail. */
export type Quote = Node & {
  readonly __typename?: 'Quote';
  /** When this revision was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The CRM's own id of the quote, once it arrived. */
  readonly crmReference?: Maybe<Scalars['String']['output']>;
  /** The customer in the CRM. */
  readonly customer?: Maybe<Customer>;
  /** The CRM's number of the customer. */
  readonly customerNumber?: Maybe<Scalars['ID']['output']>;
  /** All that happened to this revision, oldest first. */
  readonly events?: Maybe<ReadonlyArray<QuoteEvent>>;
  /** net + vat; null where vat is. */
  readonly gross?: Maybe<Money>;
  /** Opaque; of this revision. */
  readonly id: Scalars['ID']['output'];
  /** What is offered, by position. */
  readonly lines: QuoteLineConnection;
  /** Whether its margin is below 10 %, compared before rounding, and nobody has approved it. */
  readonly needsApproval: Scalars['Boolean']['output'];
  /** The sum of its lines, before VAT. */
  readonly net: Money;
  /** Shared by all revisions. */
  readonly number: Scalars['ID']['output'];
  /** The opportunity in the CRM it belongs to. */
  readonly opportunity?: Maybe<Opportunity>;
  /** The order that it became, and that has its lines. */
  readonly order?: Maybe<Order>;
  /** From 1. */
  readonly revision: Scalars['Int']['output'];
  /** How far it is. */
  readonly status: QuoteStatus;
  /** The latest, to the CRM; null when it was never pushed. */
  readonly transmission?: Maybe<Transmission>;
  /** The last day it holds. */
  readonly validUntil?: Maybe<Scalars['Date']['output']>;
  /** Computed once, on net; null where the rate is not ours to tell. */
  readonly vat?: Maybe<Money>;
};


/** One revision of an offer: all revisions share the number, each has its own id; what was sent never changes. Source of truth: Dovetail. */
export type QuoteLinesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of quotes. */
export type QuoteConnection = {
  readonly __typename?: 'QuoteConnection';
  /** The page, each with its cursor. */
  readonly edges: ReadonlyArray<QuoteEdge>;
  /** The page without cursors. */
  readonly nodes: ReadonlyArray<Quote>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; null when the source cannot tell. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One quote on a page. */
export type QuoteEdge = {
  readonly __typename?: 'QuoteEdge';
  /** For `after`, to go on from here. */
  readonly cursor: Scalars['String']['output'];
  /** The quote. */
  readonly node: Quote;
};

/** One thing that happened to a quote. */
export type QuoteEvent = {
  readonly __typename?: 'QuoteEvent';
  /** Who said so: the source that told of it (`crm`), `dovetail` itself, else the person who asked for it. */
  readonly actor: Scalars['String']['output'];
  /** When we learned of it. */
  readonly at: Scalars['DateTime']['output'];
  /** What is to be known besides. */
  readonly detail?: Maybe<Scalars['String']['output']>;
  /** What happened. */
  readonly what: QuoteEventKind;
};

/** What can happen to a quote. */
export type QuoteEventKind =
  /** The customer said yes; the detail is what the CRM said besides. */
  | 'ACCEPTED'
  /** It may go out although its margin is low; the detail is the reason. */
  | 'APPROVED'
  /** This revision was made. */
  | 'CREATED'
  /** The CRM told of a decision that does not fit the quote as it is here; the detail says why. */
  | 'NOT_TAKEN'
  /** It became an order, or an order was changed to it; the detail is the order’s number. */
  | 'ORDERED'
  /** It was accepted and could not become an order by itself; the detail says why. */
  | 'ORDER_REFUSED'
  /** It was put on its way to the CRM. */
  | 'PUSHED'
  /** The customer said no; the detail is the reason. */
  | 'REJECTED'
  /** A newer revision took its place. */
  | 'SUPERSEDED';

/** Which quotes; all conditions must hold. */
export type QuoteFilter = {
  /** All of these must hold. */
  readonly and?: InputMaybe<ReadonlyArray<QuoteFilter>>;
  /** Number or `id` of the customer. */
  readonly customer?: InputMaybe<Scalars['ID']['input']>;
  /** Condition on the number. */
  readonly number?: InputMaybe<StringFilter>;
  /** One of these must hold. */
  readonly or?: InputMaybe<ReadonlyArray<QuoteFilter>>;
  /** One of these. */
  readonly status?: InputMaybe<ReadonlyArray<QuoteStatus>>;
};

/** One line of a quote, priced when the quote was made. */
export type QuoteLine = {
  readonly __typename?: 'QuoteLine';
  /** The article in the ERP. */
  readonly article?: Maybe<Article>;
  /** The article's number; null for other kinds. */
  readonly articleNumber?: Maybe<Scalars['ID']['output']>;
  /** The configured product, as it was when the quote was made; null for other kinds. */
  readonly configuration?: Maybe<Configuration>;
  /** What the customer reads. */
  readonly description: Scalars['String']['output'];
  /** Opaque. */
  readonly id: Scalars['ID']['output'];
  /** What it is. */
  readonly kind: LineKind;
  /** From 1. */
  readonly position: Scalars['Int']['output'];
  /** As it was when the quote was made; null for TEXT. */
  readonly price?: Maybe<Price>;
  /** How many. */
  readonly quantity: Quantity;
};

/** A page of quote lines. */
export type QuoteLineConnection = {
  readonly __typename?: 'QuoteLineConnection';
  /** The page, each with its cursor. */
  readonly edges: ReadonlyArray<QuoteLineEdge>;
  /** The page without cursors. */
  readonly nodes: ReadonlyArray<QuoteLine>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; null when the source cannot tell. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One quote line on a page. */
export type QuoteLineEdge = {
  readonly __typename?: 'QuoteLineEdge';
  /** For `after`, to go on from here. */
  readonly cursor: Scalars['String']['output'];
  /** The quote line. */
  readonly node: QuoteLine;
};

/** A configuration, or an article, or only a description: with unitNet a CHARGE (below zero a discount), without it a TEXT. */
export type QuoteLineInput = {
  /** Number or `id` of the article. */
  readonly article?: InputMaybe<Scalars['ID']['input']>;
  /** The configuration; it must be COMPLETE. */
  readonly configuration?: InputMaybe<Scalars['ID']['input']>;
  /** What the customer reads; the product's or article's own text when left out. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Off the goods of this line, in percent, 0 to 100. */
  readonly discountPercent?: InputMaybe<Scalars['Decimal']['input']>;
  /** A configuration: whole pieces, 1 to 9,999. Others: above 0. */
  readonly quantity?: InputMaybe<Scalars['Decimal']['input']>;
  /** Of `quantity`: the article's own, or `H87`, when left out. */
  readonly unit?: InputMaybe<Scalars['UnitCode']['input']>;
  /** Net price per unit in the quote's currency: overrides the article's sales price, makes a CHARGE of a description. */
  readonly unitNet?: InputMaybe<Scalars['Decimal']['input']>;
};

/** One key to sort quotes by. */
export type QuoteOrderBy = {
  /** Which way. */
  readonly direction: SortDirection;
  /** Which field. */
  readonly field: QuoteOrderField;
};

/** What quotes can be sorted by. */
export type QuoteOrderField =
  /** When the revision was made. */
  | 'CREATED_AT'
  /** The net total. */
  | 'NET'
  /** The number. */
  | 'NUMBER';

/** The quote, or why not. */
export type QuotePayload = {
  readonly __typename?: 'QuotePayload';
  /** After the change; as it stands, when the change was refused and the quote is known. */
  readonly quote?: Maybe<Quote>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** How far a quote is. */
export type QuoteStatus =
  /** The customer said yes. */
  | 'ACCEPTED'
  /** Approved, not sent. */
  | 'APPROVED'
  /** Made, not sent. */
  | 'DRAFT'
  /** Its validity is over. */
  | 'EXPIRED'
  /** Its margin is below 10 %: it needs `approveQuote` before it can go out. From the start, where it is so. */
  | 'IN_APPROVAL'
  /** The customer said no. */
  | 'REJECTED'
  /** On its way to the CRM, or there. */
  | 'SENT'
  /** A newer revision took its place. */
  | 'SUPERSEDED'
  /** Taken back by us. */
  | 'WITHDRAWN';

/** What to compare. */
export type ReconcileInput = {
  /** The first moment of arrival; a day before `until` when left out. */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** The source whose records are compared, as `sources` lists it. */
  readonly target: Scalars['String']['input'];
  /** The moment of arrival at which it ends; now, less the time that the target needs to settle, when left out. */
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What came of it, or why not. */
export type ReconcilePayload = {
  readonly __typename?: 'ReconcilePayload';
  /** Null when it was refused. */
  readonly reconciliation?: Maybe<Reconciliation>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What came of comparing the documents that arrived in a target with its records. Source of truth: the target, at this moment. */
export type Reconciliation = {
  readonly __typename?: 'Reconciliation';
  /** How many documents were compared. */
  readonly comparedCount: Scalars['Int']['output'];
  /** What is not right, the latest arrived first. */
  readonly discrepancies: ReadonlyArray<Discrepancy>;
  /** The first moment of arrival. */
  readonly from: Scalars['DateTime']['output'];
  /** Whether all documents of the window were compared: false when some could not be read, or the request's time was over. */
  readonly isComplete: Scalars['Boolean']['output'];
  /** The source whose records were compared. */
  readonly target: Scalars['String']['output'];
  /** What could not be read; after several in a row no more are asked for. */
  readonly unread: ReadonlyArray<UnreadRecord>;
  /** The moment of arrival at which it ends. */
  readonly until: Scalars['DateTime']['output'];
};

/** What is rejected. */
export type RejectQuoteInput = {
  /** Chosen by the caller, kept for ever. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** Number or `id` of the quote. */
  readonly quote: Scalars['ID']['input'];
  /** What the customer said. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** What to release, and why. */
export type ReleaseTransmissionInput = {
  /** Why; kept with its history. */
  readonly reason: Scalars['String']['input'];
  /** The transmission's `id`. */
  readonly transmission: Scalars['ID']['input'];
};

/** What to send again, and why. */
export type ReopenTransmissionInput = {
  /** How it is known that the target does not have it; kept with its history. */
  readonly reason: Scalars['String']['input'];
  /** The transmission's `id`. */
  readonly transmission: Scalars['ID']['input'];
};

/** One way out of a conflict. */
export type Repair = {
  readonly __typename?: 'Repair';
  /** What changes. */
  readonly changes: ReadonlyArray<SelectionChange>;
  /** Of the longest lead time of its articles in days, likewise; null when the ERP does not say. */
  readonly leadTimeDeltaDays?: Maybe<Scalars['Int']['output']>;
  /** Of one piece's list price, from the last choices without a conflict (null: none) to the repaired ones. */
  readonly priceDelta?: Maybe<Money>;
};

/** What to resolve, with which record, and why. */
export type ResolveTransmissionInput = {
  /** How it is known; kept with its history. */
  readonly reason: Scalars['String']['input'];
  /** The target's own id of the record, 1 to 191 characters. */
  readonly remoteId: Scalars['String']['input'];
  /** The transmission's `id`. */
  readonly transmission: Scalars['ID']['input'];
};

/** What to retry, and why. */
export type RetryTransmissionInput = {
  /** Why now; kept with its history. */
  readonly reason: Scalars['String']['input'];
  /** The transmission's `id`. */
  readonly transmission: Scalars['ID']['input'];
};

/** What to change; what is left out stays as it is, and null empties it. */
export type ReviseOrderInput = {
  /** `id` of the contact at the customer. */
  readonly contact?: InputMaybe<Scalars['ID']['input']>;
  /** The customer's purchase order number. */
  readonly customerReference?: InputMaybe<Scalars['String']['input']>;
  /** Where it goes; null is the customer's first address for deliveries. */
  readonly deliveryAddress?: InputMaybe<AddressInput>;
  /** Chosen by the caller, kept for ever: the same key with the same body is the same change. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** Number or `id` of the order. */
  readonly order: Scalars['ID']['input'];
  /** Number (then its newest revision) or `id` of a newer revision of the order's quote, from `reviseQuote`: the order then has its lines. Left out or null, those it has. */
  readonly quote?: InputMaybe<Scalars['ID']['input']>;
  /** When the customer wants it; today or later. */
  readonly requestedDeliveryDate?: InputMaybe<Scalars['Date']['input']>;
};

/** What to change. */
export type ReviseQuoteInput = {
  /** Chosen by the caller, kept for ever. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The new lines, 1 to 10,000. Without: the same, priced anew. */
  readonly lines?: InputMaybe<ReadonlyArray<QuoteLineInput>>;
  /** Number, for its newest revision, or `id` of the newest revision. */
  readonly quote: Scalars['ID']['input'];
  /** Today or later; 30 days from today when left out. */
  readonly validUntil?: InputMaybe<Scalars['Date']['input']>;
};

/** What our open quotes are worth. */
export type SalesForecast = {
  readonly __typename?: 'SalesForecast';
  /** The sum of net. */
  readonly open: Money;
  /** How many quotes. */
  readonly quoteCount: Scalars['Int']['output'];
  /** The sum of net × chance, each rounded. */
  readonly weighted: Money;
};

/** Bars that are cut alike. */
export type SawBar = {
  readonly __typename?: 'SawBar';
  /** How many. */
  readonly count: Scalars['Int']['output'];
  /** What is cut from one bar. */
  readonly cuts: ReadonlyArray<SawCut>;
  /** Length of one bar, in mm. */
  readonly lengthMm: Scalars['Decimal']['output'];
  /** What is left of one bar after cuts, kerfs and trims, in mm. */
  readonly remnantMm: Scalars['Decimal']['output'];
};

/** Equal pieces cut from one bar. */
export type SawCut = {
  readonly __typename?: 'SawCut';
  /** Outer length, in mm. */
  readonly lengthMm: Scalars['Decimal']['output'];
  /** Angle at the left end in degrees; 90 is square. */
  readonly mitreLeft?: Maybe<Scalars['Decimal']['output']>;
  /** Angle at the right end in degrees; 90 is square. */
  readonly mitreRight?: Maybe<Scalars['Decimal']['output']>;
  /** How many on one bar. */
  readonly quantity: Scalars['Int']['output'];
};

/** A cutting plan for one profile. */
export type SawList = {
  readonly __typename?: 'SawList';
  /** How many bars in all. */
  readonly barCount: Scalars['Int']['output'];
  /** The bars; one entry for all cut alike. */
  readonly bars: ReadonlyArray<SawBar>;
  /** Width of the saw cut, in mm. */
  readonly kerfMm: Scalars['Decimal']['output'];
  /** No plan needs fewer. */
  readonly lowerBound: Scalars['Int']['output'];
  /** Proven that no plan is cheaper. */
  readonly optimal: Scalars['Boolean']['output'];
  /** Article number of the profile. */
  readonly profile: Scalars['String']['output'];
  /** Cut off at each end of a bar, in mm. */
  readonly trimMm: Scalars['Decimal']['output'];
};

/** Profile cut from bars; its quantity is whole bars, in metres. */
export type SawListLine = BomLine & {
  readonly __typename?: 'SawListLine';
  /** The article in the ERP; null when the ERP has none (yet), and for work. */
  readonly article?: Maybe<Article>;
  /** Of this line, without the lines below it. */
  readonly cost?: Maybe<Money>;
  /** In the caller's language. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The path, joined by `/`; a part's lines start with the part's key. Stable within a model version. */
  readonly key: Scalars['ID']['output'];
  /** Of the article, operation or new item; known without the ERP. */
  readonly number: Scalars['ID']['output'];
  /** For the whole definition. */
  readonly quantity: Quantity;
  /** How it is cut. */
  readonly sawList: SawList;
  /** Cost per unit; null where a line has no price per unit. */
  readonly unitCost?: Maybe<Money>;
};

/** One answer of a configuration. */
export type Selection = {
  readonly __typename?: 'Selection';
  /** The question. */
  readonly feature: Feature;
  /** Who answered. */
  readonly origin: SelectionOrigin;
  /** Option code (as text, also `24`), list of codes, true or false, whole number, text; a DECIMAL as a string. */
  readonly value: Scalars['JSON']['output'];
};

/** One changed choice. */
export type SelectionChange = {
  readonly __typename?: 'SelectionChange';
  /** The feature. */
  readonly feature: Feature;
  /** The value before; null when there was none. */
  readonly from?: Maybe<Scalars['JSON']['output']>;
  /** The value after; null when the choice is taken back. */
  readonly to?: Maybe<Scalars['JSON']['output']>;
};

/** A choice to make. */
export type SelectionInput = {
  /** Code of the feature. */
  readonly feature: Scalars['ID']['input'];
  /** Option code (as text or number), list of codes, true or false, whole number, text; a DECIMAL as a string. Null takes the choice back. */
  readonly value?: InputMaybe<Scalars['JSON']['input']>;
};

/** Who made a selection. */
export type SelectionOrigin =
  /** Filled in by `completeConfiguration`; yields to any choice. */
  | 'COMPLETED'
  /** Filled in by the model; yields to any choice. */
  | 'DEFAULT'
  /** The only value the choices leave. */
  | 'FORCED'
  /** Chosen by the caller. */
  | 'USER';

/** Work at the customer's. */
export type ServiceLine = BomLine & {
  readonly __typename?: 'ServiceLine';
  /** The article in the ERP; null when the ERP has none (yet), and for work. */
  readonly article?: Maybe<Article>;
  /** Of this line, without the lines below it. */
  readonly cost?: Maybe<Money>;
  /** In the caller's language. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The path, joined by `/`; a part's lines start with the part's key. Stable within a model version. */
  readonly key: Scalars['ID']['output'];
  /** What the customer pays for it. */
  readonly net?: Maybe<Money>;
  /** Of the article, operation or new item; known without the ERP. */
  readonly number: Scalars['ID']['output'];
  /** For the whole definition. */
  readonly quantity: Quantity;
  /** Cost per unit; null where a line has no price per unit. */
  readonly unitCost?: Maybe<Money>;
};

/** Choices to make, change or take back. */
export type SetSelectionsInput = {
  /** The configuration. */
  readonly configuration: Scalars['ID']['input'];
  /** Refuse when the configuration has moved on from this revision. */
  readonly expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  /** All are taken, or, when one is refused, none. */
  readonly selections: ReadonlyArray<SelectionInput>;
};

/** Which way to sort. Unknown values (null) come last in either direction. */
export type SortDirection =
  /** Smallest first; text by code point. */
  | 'ASC'
  /** Largest first. */
  | 'DESC';

/** A system that Dovetail joins. */
export type Source = {
  readonly __typename?: 'Source';
  /** The connector that speaks to it. */
  readonly connector: Scalars['String']['output'];
  /** What it is to the joint. */
  readonly kind: SourceKind;
  /** Its name in the configuration. */
  readonly name: Scalars['String']['output'];
  /** Whether it answers. */
  readonly status: SourceHealth;
};

/** Whether a source answers. */
export type SourceHealth =
  /** Some of its latest calls failed. */
  | 'DEGRADED'
  /** Its latest calls all failed. */
  | 'DOWN'
  /** It was not asked yet. */
  | 'UNKNOWN'
  /** Its latest calls were answered. */
  | 'UP';

/** What a source is to the joint. */
export type SourceKind =
  /** Knows customers, takes quotes. */
  | 'CRM'
  /** Knows what can be built: our own. */
  | 'ENGINE'
  /** Knows articles, takes orders. */
  | 'ERP'
  /** Sells in the open. */
  | 'SHOP';

/** How fresh an answer is. */
export type SourceStatus =
  /** Kept from an earlier read, within its agreed age. */
  | 'CACHED'
  /** Read from the source for this request, or pinned by us. */
  | 'LIVE'
  /** Kept from an earlier read, older than agreed, because the source did not answer. */
  | 'STALE'
  /** The source did not answer; nothing, or the standard value of the product model, stands in. */
  | 'UNAVAILABLE';

/** What to configure. */
export type StartConfigurationInput = {
  /** Code of the model, for its published version, or the `id` of one version. */
  readonly model: Scalars['ID']['input'];
  /** First choices. */
  readonly selections?: InputMaybe<ReadonlyArray<SelectionInput>>;
};

/** Stock of an article in one warehouse, in the article's unit. */
export type StockLevel = {
  readonly __typename?: 'StockLevel';
  /** On hand less reserved. */
  readonly available?: Maybe<Quantity>;
  /** What lies there. */
  readonly onHand?: Maybe<Quantity>;
  /** What is promised to orders. */
  readonly reserved?: Maybe<Quantity>;
  /** The warehouse's name or code. */
  readonly warehouse: Scalars['String']['output'];
};

/** Conditions on a text; all that are given must hold. */
export type StringFilter = {
  /** Contains this text; upper and lower case count as the same, accents do not. `%` and `_` mean themselves. */
  readonly contains?: InputMaybe<Scalars['String']['input']>;
  /** Equal, letter for letter. */
  readonly eq?: InputMaybe<Scalars['String']['input']>;
  /** Equal to one of these, letter for letter. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Starts with this text; upper and lower case count as the same. */
  readonly startsWith?: InputMaybe<Scalars['String']['input']>;
};

/** Work done by somebody else. */
export type SubcontractLine = BomLine & {
  readonly __typename?: 'SubcontractLine';
  /** The article in the ERP; null when the ERP has none (yet), and for work. */
  readonly article?: Maybe<Article>;
  /** Of this line, without the lines below it. */
  readonly cost?: Maybe<Money>;
  /** In the caller's language. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The path, joined by `/`; a part's lines start with the part's key. Stable within a model version. */
  readonly key: Scalars['ID']['output'];
  /** Of the article, operation or new item; known without the ERP. */
  readonly number: Scalars['ID']['output'];
  /** For the whole definition. */
  readonly quantity: Quantity;
  /** Cost per unit; null where a line has no price per unit. */
  readonly unitCost?: Maybe<Money>;
};

/**
 * What happens from now on, as server-sent events: ask with `Accept: text/event-stream`. Each answers what changed as it is by then, at least
 * once; several changes of one thing may be told at once. Whatever gateway or command made the change, it is told. For staff.
 */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /** An order was placed, its ERP said how far it is, or its transmission changed. One that is named comes first, as it stands. */
  readonly orderChanged?: Maybe<Order>;
  /** A quote was made, revised, decided, sent or ordered, its CRM said what became of it, or its transmission changed. One that is named comes first, as it stands. */
  readonly quoteChanged?: Maybe<Quote>;
  /** A transmission was accepted, tried, settled, or moved by a person. All conditions that are given must hold; without any, all are told. With `transmission` or `externalReference` what there is already comes first, as it stands. */
  readonly transmissionChanged?: Maybe<Transmission>;
};


/**
 * What happens from now on, as server-sent events: ask with `Accept: text/event-stream`. Each answers what changed as it is by then, at least
 * once; several changes of one thing may be told at once. Whatever gateway or command made the change, it is told. For staff.
 */
export type SubscriptionOrderChangedArgs = {
  order?: InputMaybe<Scalars['ID']['input']>;
};


/**
 * What happens from now on, as server-sent events: ask with `Accept: text/event-stream`. Each answers what changed as it is by then, at least
 * once; several changes of one thing may be told at once. Whatever gateway or command made the change, it is told. For staff.
 */
export type SubscriptionQuoteChangedArgs = {
  quote?: InputMaybe<Scalars['ID']['input']>;
};


/**
 * What happens from now on, as server-sent events: ask with `Accept: text/event-stream`. Each answers what changed as it is by then, at least
 * once; several changes of one thing may be told at once. Whatever gateway or command made the change, it is told. For staff.
 */
export type SubscriptionTransmissionChangedArgs = {
  externalReference?: InputMaybe<Scalars['String']['input']>;
  kind?: InputMaybe<TransmissionKind>;
  target?: InputMaybe<Scalars['String']['input']>;
  transmission?: InputMaybe<Scalars['ID']['input']>;
};

/** A company that supplies articles. Source of truth: the ERP. */
export type Supplier = Node & {
  readonly __typename?: 'Supplier';
  /** Opaque. */
  readonly id: Scalars['ID']['output'];
  /** The company's name. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The ERP's number of the supplier. */
  readonly number: Scalars['ID']['output'];
};

/** A quote or order on its way into another system (goods are shipped, not transmitted). Source of truth: Dovetail. */
export type Transmission = Node & {
  readonly __typename?: 'Transmission';
  /** How often it was tried. */
  readonly attemptCount: Scalars['Int']['output'];
  /** When it was accepted. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** All that happened to it, oldest first. Only ever added to. */
  readonly events?: Maybe<ReadonlyArray<TransmissionEvent>>;
  /** Our business number. The target finds its record by it; of an order, by the order's number, whatever the revision. */
  readonly externalReference: Scalars['String']['output'];
  /** Opaque. */
  readonly id: Scalars['ID']['output'];
  /** What it is. */
  readonly kind: TransmissionKind;
  /** What went wrong last, in words. */
  readonly lastError?: Maybe<Scalars['String']['output']>;
  /** The dispatcher that is sending it, by an id of its own; null when none is. */
  readonly leaseOwner?: Maybe<Scalars['String']['output']>;
  /** Until when that dispatcher has it for itself; one that is still SENDING after this was left behind, and another dispatcher takes it up. */
  readonly leaseUntil?: Maybe<Scalars['DateTime']['output']>;
  /** Not before this it is tried again, and only when no earlier one of its `orderingKey` is under way; null when it is being sent, waits for a person or has ended. */
  readonly nextAttemptAt?: Maybe<Scalars['DateTime']['output']>;
  /** Those with the same key go to a target one after the other, in the order of their acceptance: a quote's number, an order's number. */
  readonly orderingKey: Scalars['String']['output'];
  /** What a person may do to it now. */
  readonly possibleActions: ReadonlyArray<TransmissionAction>;
  /** The target's own id, once it arrived. */
  readonly remoteId?: Maybe<Scalars['String']['output']>;
  /** Where it stands. */
  readonly state: TransmissionState;
  /** The source it goes to, as `sources` lists it. */
  readonly target: Scalars['String']['output'];
};

/** What a person may do to a transmission, each with a reason. */
export type TransmissionAction =
  /** Takes back, for good, what certainly did not arrive. */
  | 'CANCEL'
  /** Keeps it from being sent until it is released. */
  | 'HOLD'
  /** Lets go on what was held, when it would have been due; what may have arrived is looked up first. */
  | 'RELEASE'
  /** Sends again what a person looked for in the target and did not find. */
  | 'REOPEN'
  /** Settles it as delivered with the record that a person found in the target. */
  | 'RESOLVE'
  /** Tries at once what waits or stopped; what may have arrived is looked up first. */
  | 'RETRY';

/** A page of transmissions. */
export type TransmissionConnection = {
  readonly __typename?: 'TransmissionConnection';
  /** The page, each with its cursor. */
  readonly edges: ReadonlyArray<TransmissionEdge>;
  /** The page without cursors. */
  readonly nodes: ReadonlyArray<Transmission>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; null when the source cannot tell. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One transmission on a page. */
export type TransmissionEdge = {
  readonly __typename?: 'TransmissionEdge';
  /** For `after`, to go on from here. */
  readonly cursor: Scalars['String']['output'];
  /** The transmission. */
  readonly node: Transmission;
};

/** One thing that happened to a transmission. */
export type TransmissionEvent = {
  readonly __typename?: 'TransmissionEvent';
  /** Who did it: `dovetail` for a dispatcher, else the person who asked for it. */
  readonly actor: Scalars['String']['output'];
  /** When, by the clock of our database. */
  readonly at: Scalars['DateTime']['output'];
  /** A person's reason, the target's own id, or what went wrong, in words; see `what`. */
  readonly detail?: Maybe<Scalars['String']['output']>;
  /** What happened. */
  readonly what: TransmissionEventKind;
};

/** What happened to a transmission. More words may come. */
export type TransmissionEventKind =
  /** It was accepted together with our own change. */
  | 'ACCEPTED'
  /** A person took it back before it was sent; the detail is the reason. */
  | 'CANCELLED'
  /** The target took it; the detail is the target’s own id. */
  | 'DELIVERED'
  /** The look-up found it more than once. */
  | 'DUPLICATE_FOUND'
  /** The look-up found it in the target: it had arrived before. The detail is the target’s own id. */
  | 'FOUND'
  /** A person held it back; the detail is the reason. */
  | 'HELD'
  /** The attempt ended without a clear answer: it may have arrived; the detail says why. */
  | 'IN_DOUBT'
  /** The target could not be asked whether it arrived; the detail says why. */
  | 'LOOK_UP_FAILED'
  /** The target has an earlier revision, which cannot be changed there by us; the detail says why and what to do. */
  | 'NOT_CHANGED'
  /** The attempt failed, and certainly did not arrive; the detail says why. */
  | 'NOT_SENT'
  /** The look-up found another document under our reference. */
  | 'OTHER_FOUND'
  /** Reconciliation: the target’s record says something else; the detail says what. */
  | 'RECORD_DIFFERENT'
  /** Reconciliation: the target has several records of it; the detail names them. */
  | 'RECORD_DOUBLE'
  /** Reconciliation: the target has no record of it any more. */
  | 'RECORD_MISSING'
  /** Reconciliation: the target’s record is as it should be again. */
  | 'RECORD_RIGHT'
  /** The target refused it for good; the detail says why. */
  | 'REFUSED'
  /** A person let it go on; the detail is the reason. */
  | 'RELEASED'
  /** A person looked in the target and did not find it; the detail is the reason. */
  | 'REOPENED'
  /** A person found it in the target and settled it so; the detail is the target’s own id and the reason. */
  | 'RESOLVED'
  /** A person had it tried again; the detail is the reason. */
  | 'RETRY_ASKED'
  /** An attempt begins: from here on it may arrive. */
  | 'SENDING'
  /** A person must act before it can go on; the detail says why. */
  | 'STOPPED'
  /** A newer revision took its place, and it did not arrive. */
  | 'SUPERSEDED'
  /** Whoever was at it did not end it in time, and another dispatcher goes on with it. */
  | 'TAKEN_OVER'
  /** The target changed its record of an earlier revision; the detail is the target’s own id. */
  | 'UPDATED'
  /** It was not looked up yet, since the target is given the time to settle. */
  | 'WAITS';

/** Which transmissions; all conditions must hold. */
export type TransmissionFilter = {
  /** Condition on when it was accepted. */
  readonly createdAt?: InputMaybe<DateTimeFilter>;
  /** Condition on our business number. */
  readonly externalReference?: InputMaybe<StringFilter>;
  /** One of these. */
  readonly kind?: InputMaybe<ReadonlyArray<TransmissionKind>>;
  /** One of these. */
  readonly state?: InputMaybe<ReadonlyArray<TransmissionState>>;
  /** The source they go to. */
  readonly target?: InputMaybe<Scalars['String']['input']>;
};

/** What is on its way. */
export type TransmissionKind =
  /** An order, to the ERP. */
  | 'ORDER'
  /** A revision of a quote, to the CRM. */
  | 'QUOTE';

/** The transmission, or why not. */
export type TransmissionPayload = {
  readonly __typename?: 'TransmissionPayload';
  /** After the change; as it stands, when the change was refused and the transmission is known. */
  readonly transmission?: Maybe<Transmission>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Where a transmission stands, and what may happen next. */
export type TransmissionState =
  /** Held, tried too often, or stopped by what only a person can repair: waits for a person. */
  | 'BLOCKED'
  /** Taken back before it was sent. */
  | 'CANCELLED'
  /** The target has another document under our reference, or a record that it does not let us change: a person decides. */
  | 'CONFLICT'
  /** Refused for good: make a new revision, or repair the target and retry. */
  | 'DEAD'
  /** Arrived, once. */
  | 'DELIVERED'
  /** The target has it more than once: a person decides. */
  | 'DUPLICATE_ALARM'
  /** Nobody knows whether it arrived. After the target’s settle time it is looked up, and only sent again if it is not there. */
  | 'IN_DOUBT'
  /** Accepted, not sent yet. */
  | 'PENDING'
  /** Certainly not arrived; it is sent again after a pause. */
  | 'RETRY'
  /** Being sent by a dispatcher that holds a lease on it. */
  | 'SENDING'
  /** A newer revision took its place, and it did not arrive. */
  | 'SUPERSEDED';

/** Getting there. */
export type TravelLine = BomLine & {
  readonly __typename?: 'TravelLine';
  /** The article in the ERP; null when the ERP has none (yet), and for work. */
  readonly article?: Maybe<Article>;
  /** Of this line, without the lines below it. */
  readonly cost?: Maybe<Money>;
  /** In the caller's language. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The path, joined by `/`; a part's lines start with the part's key. Stable within a model version. */
  readonly key: Scalars['ID']['output'];
  /** What the customer pays for it. */
  readonly net?: Maybe<Money>;
  /** Of the article, operation or new item; known without the ERP. */
  readonly number: Scalars['ID']['output'];
  /** For the whole definition. */
  readonly quantity: Quantity;
  /** Cost per unit; null where a line has no price per unit. */
  readonly unitCost?: Maybe<Money>;
};

/** A document whose record could not be read. */
export type UnreadRecord = {
  readonly __typename?: 'UnreadRecord';
  /** Our business number. */
  readonly externalReference: Scalars['String']['output'];
  /** What the target, or the way to it, says. */
  readonly reason: Scalars['String']['output'];
};

/** A refusal of the business: something the caller can act on. */
export type UserError = {
  readonly __typename?: 'UserError';
  /** Stable and public; `docs/user-errors.md` has them all. */
  readonly code: Scalars['String']['output'];
  /** What was expected, what came, and what to do next. */
  readonly message: Scalars['String']['output'];
  /** Where in the input: names and positions, from `input` on. */
  readonly path?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** A place where work is done. Source of truth: the ERP. */
export type WorkCenter = Node & {
  readonly __typename?: 'WorkCenter';
  /** The ERP's code. */
  readonly code: Scalars['ID']['output'];
  /** Opaque. */
  readonly id: Scalars['ID']['output'];
  /** Its name. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** What an hour costs us. */
  readonly ratePerHour?: Maybe<Money>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;




/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  BomLine:
    | ( VisibleLine )
    | ( VisibleLine )
    | ( VisibleLine )
    | ( VisibleLine )
    | ( VisibleLine )
    | ( VisibleLine )
    | ( VisibleLine )
    | ( VisibleLine )
    | ( VisibleLine )
    | ( VisibleLine )
    | ( VisibleLine )
    | ( VisibleLine )
  ;
  Node:
    | ( ArticleRecord )
    | ( ConfigurationViewRecord )
    | ( ContactRecord )
    | ( CustomerRecord )
    | ( OpportunityRecord )
    | ( OrderRecord )
    | ( ProductModelRecord )
    | ( QuoteRecord )
    | ( SupplierRecord )
    | ( TransmissionRecord )
    | ( WorkCenterRecord )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcceptQuoteInput: AcceptQuoteInput;
  Address: ResolverTypeWrapper<AddressRecord>;
  AddressInput: AddressInput;
  AddressKind: AddressKind;
  Appointment: ResolverTypeWrapper<Appointment>;
  AppointmentConnection: ResolverTypeWrapper<AppointmentConnection>;
  AppointmentEdge: ResolverTypeWrapper<AppointmentEdge>;
  ApproveQuoteInput: ApproveQuoteInput;
  Article: ResolverTypeWrapper<ArticleRecord>;
  ArticleConnection: ResolverTypeWrapper<Omit<ArticleConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ArticleEdge']>, nodes: ReadonlyArray<ResolversTypes['Article']> }>;
  ArticleEdge: ResolverTypeWrapper<Omit<ArticleEdge, 'node'> & { node: ResolversTypes['Article'] }>;
  ArticleFilter: ArticleFilter;
  ArticleLine: ResolverTypeWrapper<VisibleLine>;
  ArticleOrderBy: ArticleOrderBy;
  ArticleOrderField: ArticleOrderField;
  ArticlePrices: ResolverTypeWrapper<ArticlePrices>;
  ArticleSupplier: ResolverTypeWrapper<ArticleSupplierRecord>;
  ArticleUse: ResolverTypeWrapper<ArticleUseRecord>;
  ArticleUseConnection: ResolverTypeWrapper<Omit<ArticleUseConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ArticleUseEdge']>, nodes: ReadonlyArray<ResolversTypes['ArticleUse']> }>;
  ArticleUseEdge: ResolverTypeWrapper<Omit<ArticleUseEdge, 'node'> & { node: ResolversTypes['ArticleUse'] }>;
  BomLine: ResolverTypeWrapper<VisibleLine>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CancelTransmissionInput: CancelTransmissionInput;
  CommissionLine: ResolverTypeWrapper<VisibleLine>;
  CompleteConfigurationInput: CompleteConfigurationInput;
  ComputeBomInput: ComputeBomInput;
  ComputeBomPayload: ResolverTypeWrapper<Omit<ComputeBomPayload, 'definition'> & { definition?: Maybe<ResolversTypes['DigitalProductDefinition']> }>;
  ComputePriceInput: ComputePriceInput;
  ComputePricePayload: ResolverTypeWrapper<Omit<ComputePricePayload, 'price'> & { price?: Maybe<ResolversTypes['Price']> }>;
  ConfigurableLine: ResolverTypeWrapper<VisibleLine>;
  Configuration: ResolverTypeWrapper<ConfigurationViewRecord>;
  ConfigurationPayload: ResolverTypeWrapper<Omit<ConfigurationPayload, 'configuration'> & { configuration?: Maybe<ResolversTypes['Configuration']> }>;
  ConfigurationStatus: ConfigurationStatus;
  Conflict: ResolverTypeWrapper<ConflictViewRecord>;
  Constraint: ResolverTypeWrapper<ConstraintRecord>;
  Contact: ResolverTypeWrapper<ContactRecord>;
  ContactConnection: ResolverTypeWrapper<Omit<ContactConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ContactEdge']>, nodes: ReadonlyArray<ResolversTypes['Contact']> }>;
  ContactEdge: ResolverTypeWrapper<Omit<ContactEdge, 'node'> & { node: ResolversTypes['Contact'] }>;
  CountryCode: ResolverTypeWrapper<Scalars['CountryCode']['output']>;
  CreateQuoteInput: CreateQuoteInput;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Customer: ResolverTypeWrapper<CustomerRecord>;
  CustomerConnection: ResolverTypeWrapper<Omit<CustomerConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['CustomerEdge']>, nodes: ReadonlyArray<ResolversTypes['Customer']> }>;
  CustomerEdge: ResolverTypeWrapper<Omit<CustomerEdge, 'node'> & { node: ResolversTypes['Customer'] }>;
  CustomerFilter: CustomerFilter;
  CustomerOrderBy: CustomerOrderBy;
  CustomerOrderField: CustomerOrderField;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DateTimeFilter: DateTimeFilter;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DecimalFilter: DecimalFilter;
  DigitalProductDefinition: ResolverTypeWrapper<DefinitionViewRecord>;
  Discrepancy: ResolverTypeWrapper<DiscrepancyRecord>;
  DiscrepancyKind: DiscrepancyKind;
  ExchangeRate: ResolverTypeWrapper<ExchangeRate>;
  Explanation: ResolverTypeWrapper<ExplanationRecord>;
  Feature: ResolverTypeWrapper<FeatureRecord>;
  FeatureDomain: ResolverTypeWrapper<FeatureDomainRecord>;
  FeatureType: FeatureType;
  FixedListLine: ResolverTypeWrapper<VisibleLine>;
  FreightLine: ResolverTypeWrapper<VisibleLine>;
  GeneratedLine: ResolverTypeWrapper<VisibleLine>;
  HoldTransmissionInput: HoldTransmissionInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  IntFilter: IntFilter;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  LineKind: LineKind;
  MakePartLine: ResolverTypeWrapper<VisibleLine>;
  Money: ResolverTypeWrapper<Money>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NewArticle: ResolverTypeWrapper<NewArticleViewRecord>;
  NewArticleAction: NewArticleAction;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  Note: ResolverTypeWrapper<Note>;
  NoteConnection: ResolverTypeWrapper<NoteConnection>;
  NoteEdge: ResolverTypeWrapper<NoteEdge>;
  Opportunity: ResolverTypeWrapper<OpportunityRecord>;
  OpportunityConnection: ResolverTypeWrapper<Omit<OpportunityConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['OpportunityEdge']>, nodes: ReadonlyArray<ResolversTypes['Opportunity']> }>;
  OpportunityEdge: ResolverTypeWrapper<Omit<OpportunityEdge, 'node'> & { node: ResolversTypes['Opportunity'] }>;
  Option: ResolverTypeWrapper<OptionRecord>;
  OptionDomain: ResolverTypeWrapper<OptionDomainRecord>;
  OptionState: OptionState;
  Order: ResolverTypeWrapper<OrderRecord>;
  OrderConnection: ResolverTypeWrapper<Omit<OrderConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['OrderEdge']>, nodes: ReadonlyArray<ResolversTypes['Order']> }>;
  OrderEdge: ResolverTypeWrapper<Omit<OrderEdge, 'node'> & { node: ResolversTypes['Order'] }>;
  OrderEvent: ResolverTypeWrapper<OrderEventRecord>;
  OrderEventKind: OrderEventKind;
  OrderFilter: OrderFilter;
  OrderLine: ResolverTypeWrapper<QuoteLineRecord>;
  OrderLineConnection: ResolverTypeWrapper<Omit<OrderLineConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['OrderLineEdge']>, nodes: ReadonlyArray<ResolversTypes['OrderLine']> }>;
  OrderLineEdge: ResolverTypeWrapper<Omit<OrderLineEdge, 'node'> & { node: ResolversTypes['OrderLine'] }>;
  OrderOrderBy: OrderOrderBy;
  OrderOrderField: OrderOrderField;
  OrderPayload: ResolverTypeWrapper<Omit<OrderPayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  OrderPlan: ResolverTypeWrapper<OrderPlan>;
  OrderStatus: OrderStatus;
  OrderStep: ResolverTypeWrapper<OrderStep>;
  OrderStepKind: OrderStepKind;
  OrderStepState: OrderStepState;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PlaceOrderInput: PlaceOrderInput;
  Price: ResolverTypeWrapper<LinePriceRecord>;
  PriceContextInput: PriceContextInput;
  PriceInput: PriceInput;
  PriceResult: ResolverTypeWrapper<Omit<PriceResult, 'price'> & { price?: Maybe<ResolversTypes['Price']> }>;
  PriceScope: PriceScope;
  PriceStep: ResolverTypeWrapper<VisibleStep>;
  PriceStepKind: PriceStepKind;
  ProcessLine: ResolverTypeWrapper<VisibleLine>;
  ProductModel: ResolverTypeWrapper<ProductModelRecord>;
  Provenance: ResolverTypeWrapper<Provenance>;
  PushQuoteInput: PushQuoteInput;
  Quantity: ResolverTypeWrapper<Quantity>;
  QuantityBreak: ResolverTypeWrapper<QuantityBreak>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Quote: ResolverTypeWrapper<QuoteRecord>;
  QuoteConnection: ResolverTypeWrapper<Omit<QuoteConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['QuoteEdge']>, nodes: ReadonlyArray<ResolversTypes['Quote']> }>;
  QuoteEdge: ResolverTypeWrapper<Omit<QuoteEdge, 'node'> & { node: ResolversTypes['Quote'] }>;
  QuoteEvent: ResolverTypeWrapper<QuoteEventRecord>;
  QuoteEventKind: QuoteEventKind;
  QuoteFilter: QuoteFilter;
  QuoteLine: ResolverTypeWrapper<QuoteLineRecord>;
  QuoteLineConnection: ResolverTypeWrapper<Omit<QuoteLineConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['QuoteLineEdge']>, nodes: ReadonlyArray<ResolversTypes['QuoteLine']> }>;
  QuoteLineEdge: ResolverTypeWrapper<Omit<QuoteLineEdge, 'node'> & { node: ResolversTypes['QuoteLine'] }>;
  QuoteLineInput: QuoteLineInput;
  QuoteOrderBy: QuoteOrderBy;
  QuoteOrderField: QuoteOrderField;
  QuotePayload: ResolverTypeWrapper<Omit<QuotePayload, 'quote'> & { quote?: Maybe<ResolversTypes['Quote']> }>;
  QuoteStatus: QuoteStatus;
  ReconcileInput: ReconcileInput;
  ReconcilePayload: ResolverTypeWrapper<Omit<ReconcilePayload, 'reconciliation'> & { reconciliation?: Maybe<ResolversTypes['Reconciliation']> }>;
  Reconciliation: ResolverTypeWrapper<ReconciliationRecord>;
  RejectQuoteInput: RejectQuoteInput;
  ReleaseTransmissionInput: ReleaseTransmissionInput;
  ReopenTransmissionInput: ReopenTransmissionInput;
  Repair: ResolverTypeWrapper<WeighedRepairRecord>;
  ResolveTransmissionInput: ResolveTransmissionInput;
  RetryTransmissionInput: RetryTransmissionInput;
  ReviseOrderInput: ReviseOrderInput;
  ReviseQuoteInput: ReviseQuoteInput;
  SalesForecast: ResolverTypeWrapper<SalesForecast>;
  SawBar: ResolverTypeWrapper<SawBar>;
  SawCut: ResolverTypeWrapper<SawCut>;
  SawList: ResolverTypeWrapper<SawListRecord>;
  SawListLine: ResolverTypeWrapper<VisibleLine>;
  Selection: ResolverTypeWrapper<SelectionRecord>;
  SelectionChange: ResolverTypeWrapper<Omit<SelectionChange, 'feature'> & { feature: ResolversTypes['Feature'] }>;
  SelectionInput: SelectionInput;
  SelectionOrigin: SelectionOrigin;
  ServiceLine: ResolverTypeWrapper<VisibleLine>;
  SetSelectionsInput: SetSelectionsInput;
  SortDirection: SortDirection;
  Source: ResolverTypeWrapper<SourceViewRecord>;
  SourceHealth: SourceHealth;
  SourceKind: SourceKind;
  SourceStatus: SourceStatus;
  StartConfigurationInput: StartConfigurationInput;
  StockLevel: ResolverTypeWrapper<StockLevel>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  StringFilter: StringFilter;
  SubcontractLine: ResolverTypeWrapper<VisibleLine>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Supplier: ResolverTypeWrapper<SupplierRecord>;
  Transmission: ResolverTypeWrapper<TransmissionRecord>;
  TransmissionAction: TransmissionAction;
  TransmissionConnection: ResolverTypeWrapper<Omit<TransmissionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['TransmissionEdge']>, nodes: ReadonlyArray<ResolversTypes['Transmission']> }>;
  TransmissionEdge: ResolverTypeWrapper<Omit<TransmissionEdge, 'node'> & { node: ResolversTypes['Transmission'] }>;
  TransmissionEvent: ResolverTypeWrapper<TransmissionEventRecord>;
  TransmissionEventKind: TransmissionEventKind;
  TransmissionFilter: TransmissionFilter;
  TransmissionKind: TransmissionKind;
  TransmissionPayload: ResolverTypeWrapper<Omit<TransmissionPayload, 'transmission'> & { transmission?: Maybe<ResolversTypes['Transmission']> }>;
  TransmissionState: TransmissionState;
  TravelLine: ResolverTypeWrapper<VisibleLine>;
  UnitCode: ResolverTypeWrapper<Scalars['UnitCode']['output']>;
  UnreadRecord: ResolverTypeWrapper<UnreadRecord>;
  UserError: ResolverTypeWrapper<UserError>;
  WorkCenter: ResolverTypeWrapper<WorkCenterRecord>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcceptQuoteInput: AcceptQuoteInput;
  Address: AddressRecord;
  AddressInput: AddressInput;
  Appointment: Appointment;
  AppointmentConnection: AppointmentConnection;
  AppointmentEdge: AppointmentEdge;
  ApproveQuoteInput: ApproveQuoteInput;
  Article: ArticleRecord;
  ArticleConnection: Omit<ArticleConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ArticleEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Article']> };
  ArticleEdge: Omit<ArticleEdge, 'node'> & { node: ResolversParentTypes['Article'] };
  ArticleFilter: ArticleFilter;
  ArticleLine: VisibleLine;
  ArticleOrderBy: ArticleOrderBy;
  ArticlePrices: ArticlePrices;
  ArticleSupplier: ArticleSupplierRecord;
  ArticleUse: ArticleUseRecord;
  ArticleUseConnection: Omit<ArticleUseConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ArticleUseEdge']>, nodes: ReadonlyArray<ResolversParentTypes['ArticleUse']> };
  ArticleUseEdge: Omit<ArticleUseEdge, 'node'> & { node: ResolversParentTypes['ArticleUse'] };
  BomLine: VisibleLine;
  Boolean: Scalars['Boolean']['output'];
  CancelTransmissionInput: CancelTransmissionInput;
  CommissionLine: VisibleLine;
  CompleteConfigurationInput: CompleteConfigurationInput;
  ComputeBomInput: ComputeBomInput;
  ComputeBomPayload: Omit<ComputeBomPayload, 'definition'> & { definition?: Maybe<ResolversParentTypes['DigitalProductDefinition']> };
  ComputePriceInput: ComputePriceInput;
  ComputePricePayload: Omit<ComputePricePayload, 'price'> & { price?: Maybe<ResolversParentTypes['Price']> };
  ConfigurableLine: VisibleLine;
  Configuration: ConfigurationViewRecord;
  ConfigurationPayload: Omit<ConfigurationPayload, 'configuration'> & { configuration?: Maybe<ResolversParentTypes['Configuration']> };
  Conflict: ConflictViewRecord;
  Constraint: ConstraintRecord;
  Contact: ContactRecord;
  ContactConnection: Omit<ContactConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ContactEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Contact']> };
  ContactEdge: Omit<ContactEdge, 'node'> & { node: ResolversParentTypes['Contact'] };
  CountryCode: Scalars['CountryCode']['output'];
  CreateQuoteInput: CreateQuoteInput;
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Customer: CustomerRecord;
  CustomerConnection: Omit<CustomerConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['CustomerEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Customer']> };
  CustomerEdge: Omit<CustomerEdge, 'node'> & { node: ResolversParentTypes['Customer'] };
  CustomerFilter: CustomerFilter;
  CustomerOrderBy: CustomerOrderBy;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  DateTimeFilter: DateTimeFilter;
  Decimal: Scalars['Decimal']['output'];
  DecimalFilter: DecimalFilter;
  DigitalProductDefinition: DefinitionViewRecord;
  Discrepancy: DiscrepancyRecord;
  ExchangeRate: ExchangeRate;
  Explanation: ExplanationRecord;
  Feature: FeatureRecord;
  FeatureDomain: FeatureDomainRecord;
  FixedListLine: VisibleLine;
  FreightLine: VisibleLine;
  GeneratedLine: VisibleLine;
  HoldTransmissionInput: HoldTransmissionInput;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  IntFilter: IntFilter;
  JSON: Scalars['JSON']['output'];
  MakePartLine: VisibleLine;
  Money: Money;
  Mutation: Record<PropertyKey, never>;
  NewArticle: NewArticleViewRecord;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  Note: Note;
  NoteConnection: NoteConnection;
  NoteEdge: NoteEdge;
  Opportunity: OpportunityRecord;
  OpportunityConnection: Omit<OpportunityConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['OpportunityEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Opportunity']> };
  OpportunityEdge: Omit<OpportunityEdge, 'node'> & { node: ResolversParentTypes['Opportunity'] };
  Option: OptionRecord;
  OptionDomain: OptionDomainRecord;
  Order: OrderRecord;
  OrderConnection: Omit<OrderConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['OrderEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Order']> };
  OrderEdge: Omit<OrderEdge, 'node'> & { node: ResolversParentTypes['Order'] };
  OrderEvent: OrderEventRecord;
  OrderFilter: OrderFilter;
  OrderLine: QuoteLineRecord;
  OrderLineConnection: Omit<OrderLineConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['OrderLineEdge']>, nodes: ReadonlyArray<ResolversParentTypes['OrderLine']> };
  OrderLineEdge: Omit<OrderLineEdge, 'node'> & { node: ResolversParentTypes['OrderLine'] };
  OrderOrderBy: OrderOrderBy;
  OrderPayload: Omit<OrderPayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  OrderPlan: OrderPlan;
  OrderStep: OrderStep;
  PageInfo: PageInfo;
  PlaceOrderInput: PlaceOrderInput;
  Price: LinePriceRecord;
  PriceContextInput: PriceContextInput;
  PriceInput: PriceInput;
  PriceResult: Omit<PriceResult, 'price'> & { price?: Maybe<ResolversParentTypes['Price']> };
  PriceStep: VisibleStep;
  ProcessLine: VisibleLine;
  ProductModel: ProductModelRecord;
  Provenance: Provenance;
  PushQuoteInput: PushQuoteInput;
  Quantity: Quantity;
  QuantityBreak: QuantityBreak;
  Query: Record<PropertyKey, never>;
  Quote: QuoteRecord;
  QuoteConnection: Omit<QuoteConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['QuoteEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Quote']> };
  QuoteEdge: Omit<QuoteEdge, 'node'> & { node: ResolversParentTypes['Quote'] };
  QuoteEvent: QuoteEventRecord;
  QuoteFilter: QuoteFilter;
  QuoteLine: QuoteLineRecord;
  QuoteLineConnection: Omit<QuoteLineConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['QuoteLineEdge']>, nodes: ReadonlyArray<ResolversParentTypes['QuoteLine']> };
  QuoteLineEdge: Omit<QuoteLineEdge, 'node'> & { node: ResolversParentTypes['QuoteLine'] };
  QuoteLineInput: QuoteLineInput;
  QuoteOrderBy: QuoteOrderBy;
  QuotePayload: Omit<QuotePayload, 'quote'> & { quote?: Maybe<ResolversParentTypes['Quote']> };
  ReconcileInput: ReconcileInput;
  ReconcilePayload: Omit<ReconcilePayload, 'reconciliation'> & { reconciliation?: Maybe<ResolversParentTypes['Reconciliation']> };
  Reconciliation: ReconciliationRecord;
  RejectQuoteInput: RejectQuoteInput;
  ReleaseTransmissionInput: ReleaseTransmissionInput;
  ReopenTransmissionInput: ReopenTransmissionInput;
  Repair: WeighedRepairRecord;
  ResolveTransmissionInput: ResolveTransmissionInput;
  RetryTransmissionInput: RetryTransmissionInput;
  ReviseOrderInput: ReviseOrderInput;
  ReviseQuoteInput: ReviseQuoteInput;
  SalesForecast: SalesForecast;
  SawBar: SawBar;
  SawCut: SawCut;
  SawList: SawListRecord;
  SawListLine: VisibleLine;
  Selection: SelectionRecord;
  SelectionChange: Omit<SelectionChange, 'feature'> & { feature: ResolversParentTypes['Feature'] };
  SelectionInput: SelectionInput;
  ServiceLine: VisibleLine;
  SetSelectionsInput: SetSelectionsInput;
  Source: SourceViewRecord;
  StartConfigurationInput: StartConfigurationInput;
  StockLevel: StockLevel;
  String: Scalars['String']['output'];
  StringFilter: StringFilter;
  SubcontractLine: VisibleLine;
  Subscription: Record<PropertyKey, never>;
  Supplier: SupplierRecord;
  Transmission: TransmissionRecord;
  TransmissionConnection: Omit<TransmissionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['TransmissionEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Transmission']> };
  TransmissionEdge: Omit<TransmissionEdge, 'node'> & { node: ResolversParentTypes['Transmission'] };
  TransmissionEvent: TransmissionEventRecord;
  TransmissionFilter: TransmissionFilter;
  TransmissionPayload: Omit<TransmissionPayload, 'transmission'> & { transmission?: Maybe<ResolversParentTypes['Transmission']> };
  TravelLine: VisibleLine;
  UnitCode: Scalars['UnitCode']['output'];
  UnreadRecord: UnreadRecord;
  UserError: UserError;
  WorkCenter: WorkCenterRecord;
};

export type InternalDirectiveArgs = { };

export type InternalDirectiveResolver<Result, Parent, ContextType = RequestContextRecord, Args = InternalDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AddressResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['Address'] = ResolversParentTypes['Address']> = {
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['CountryCode']>, ParentType, ContextType>;
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['AddressKind']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postalCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  street?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AppointmentResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['Appointment'] = ResolversParentTypes['Appointment']> = {
  endsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  startsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AppointmentConnectionResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['AppointmentConnection'] = ResolversParentTypes['AppointmentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AppointmentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Appointment']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type AppointmentEdgeResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['AppointmentEdge'] = ResolversParentTypes['AppointmentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Appointment'], ParentType, ContextType>;
};

export type ArticleResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['Article'] = ResolversParentTypes['Article']> = {
  blocked?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  leadTimeDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  prices?: Resolver<Maybe<ResolversTypes['ArticlePrices']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  reorderLevel?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  stock?: Resolver<Maybe<ReadonlyArray<ResolversTypes['StockLevel']>>, ParentType, ContextType>;
  suppliers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ArticleSupplier']>>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['UnitCode']>, ParentType, ContextType>;
  usedIn?: Resolver<Maybe<ResolversTypes['ArticleUseConnection']>, ParentType, ContextType, Partial<ArticleUsedInArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ArticleConnectionResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['ArticleConnection'] = ResolversParentTypes['ArticleConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ArticleEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Article']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ArticleEdgeResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['ArticleEdge'] = ResolversParentTypes['ArticleEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Article'], ParentType, ContextType>;
};

export type ArticleLineResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['ArticleLine'] = ResolversParentTypes['ArticleLine']> = {
  article?: Resolver<Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  cost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  unitCost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ArticlePricesResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['ArticlePrices'] = ResolversParentTypes['ArticlePrices']> = {
  cost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  material?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  purchase?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  sales?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type ArticleSupplierResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['ArticleSupplier'] = ResolversParentTypes['ArticleSupplier']> = {
  leadTimeDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  minimumOrderQuantity?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  preferred?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  purchasePrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  supplier?: Resolver<Maybe<ResolversTypes['Supplier']>, ParentType, ContextType>;
  supplierArticleNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ArticleUseResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['ArticleUse'] = ResolversParentTypes['ArticleUse']> = {
  __resolveType: TypeResolveFn<'Configuration' | 'ProductModel' | 'Quote', ParentType, ContextType>;
};

export type ArticleUseConnectionResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['ArticleUseConnection'] = ResolversParentTypes['ArticleUseConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ArticleUseEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ArticleUse']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ArticleUseEdgeResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['ArticleUseEdge'] = ResolversParentTypes['ArticleUseEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ArticleUse'], ParentType, ContextType>;
};

export type BomLineResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['BomLine'] = ResolversParentTypes['BomLine']> = {
  __resolveType: TypeResolveFn<'ArticleLine' | 'CommissionLine' | 'ConfigurableLine' | 'FixedListLine' | 'FreightLine' | 'GeneratedLine' | 'MakePartLine' | 'ProcessLine' | 'SawListLine' | 'ServiceLine' | 'SubcontractLine' | 'TravelLine', ParentType, ContextType>;
};

export type CommissionLineResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['CommissionLine'] = ResolversParentTypes['CommissionLine']> = {
  article?: Resolver<Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  cost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  unitCost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ComputeBomPayloadResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['ComputeBomPayload'] = ResolversParentTypes['ComputeBomPayload']> = {
  definition?: Resolver<Maybe<ResolversTypes['DigitalProductDefinition']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ComputePricePayloadResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['ComputePricePayload'] = ResolversParentTypes['ComputePricePayload']> = {
  price?: Resolver<Maybe<ResolversTypes['Price']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ConfigurableLineResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['ConfigurableLine'] = ResolversParentTypes['ConfigurableLine']> = {
  article?: Resolver<Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  cost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  unitCost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConfigurationResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['Configuration'] = ResolversParentTypes['Configuration']> = {
  conflicts?: Resolver<ReadonlyArray<ResolversTypes['Conflict']>, ParentType, ContextType>;
  definition?: Resolver<Maybe<ResolversTypes['DigitalProductDefinition']>, ParentType, ContextType, RequireFields<ConfigurationDefinitionArgs, 'quantity'>>;
  domains?: Resolver<ReadonlyArray<ResolversTypes['FeatureDomain']>, ParentType, ContextType, Partial<ConfigurationDomainsArgs>>;
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  model?: Resolver<ResolversTypes['ProductModel'], ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['Price']>, ParentType, ContextType, RequireFields<ConfigurationPriceArgs, 'quantity'>>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  selections?: Resolver<ReadonlyArray<ResolversTypes['Selection']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ConfigurationStatus'], ParentType, ContextType>;
  warnings?: Resolver<ReadonlyArray<ResolversTypes['Explanation']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConfigurationPayloadResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['ConfigurationPayload'] = ResolversParentTypes['ConfigurationPayload']> = {
  configuration?: Resolver<Maybe<ResolversTypes['Configuration']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ConflictResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['Conflict'] = ResolversParentTypes['Conflict']> = {
  explanation?: Resolver<ResolversTypes['Explanation'], ParentType, ContextType>;
  repairs?: Resolver<ReadonlyArray<ResolversTypes['Repair']>, ParentType, ContextType>;
};

export type ConstraintResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['Constraint'] = ResolversParentTypes['Constraint']> = {
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ContactResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['Contact'] = ResolversParentTypes['Contact']> = {
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ContactConnectionResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['ContactConnection'] = ResolversParentTypes['ContactConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ContactEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Contact']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ContactEdgeResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['ContactEdge'] = ResolversParentTypes['ContactEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Contact'], ParentType, ContextType>;
};

export interface CountryCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CountryCode'], any> {
  name: 'CountryCode';
}

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export type CustomerResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer']> = {
  addresses?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Address']>>, ParentType, ContextType>;
  appointments?: Resolver<Maybe<ResolversTypes['AppointmentConnection']>, ParentType, ContextType, Partial<CustomerAppointmentsArgs>>;
  contacts?: Resolver<Maybe<ResolversTypes['ContactConnection']>, ParentType, ContextType, Partial<CustomerContactsArgs>>;
  currency?: Resolver<Maybe<ResolversTypes['CurrencyCode']>, ParentType, ContextType>;
  debtorNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  notes?: Resolver<Maybe<ResolversTypes['NoteConnection']>, ParentType, ContextType, Partial<CustomerNotesArgs>>;
  number?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  opportunities?: Resolver<Maybe<ResolversTypes['OpportunityConnection']>, ParentType, ContextType, Partial<CustomerOpportunitiesArgs>>;
  orders?: Resolver<Maybe<ResolversTypes['OrderConnection']>, ParentType, ContextType, Partial<CustomerOrdersArgs>>;
  priceGroup?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  quotes?: Resolver<Maybe<ResolversTypes['QuoteConnection']>, ParentType, ContextType, Partial<CustomerQuotesArgs>>;
  vatNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CustomerConnectionResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['CustomerConnection'] = ResolversParentTypes['CustomerConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CustomerEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Customer']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type CustomerEdgeResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['CustomerEdge'] = ResolversParentTypes['CustomerEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type DigitalProductDefinitionResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['DigitalProductDefinition'] = ResolversParentTypes['DigitalProductDefinition']> = {
  cost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  itemNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['BomLine']>, ParentType, ContextType>;
  newArticles?: Resolver<ReadonlyArray<ResolversTypes['NewArticle']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  sawLists?: Resolver<ReadonlyArray<ResolversTypes['SawList']>, ParentType, ContextType>;
};

export type DiscrepancyResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['Discrepancy'] = ResolversParentTypes['Discrepancy']> = {
  detail?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  externalReference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['DiscrepancyKind'], ParentType, ContextType>;
  transmission?: Resolver<Maybe<ResolversTypes['Transmission']>, ParentType, ContextType>;
};

export type ExchangeRateResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['ExchangeRate'] = ResolversParentTypes['ExchangeRate']> = {
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  rate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type ExplanationResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['Explanation'] = ResolversParentTypes['Explanation']> = {
  choices?: Resolver<ReadonlyArray<ResolversTypes['Selection']>, ParentType, ContextType>;
  constraints?: Resolver<ReadonlyArray<ResolversTypes['Constraint']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FeatureResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['Feature'] = ResolversParentTypes['Feature']> = {
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  max?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  min?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  options?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Option']>>, ParentType, ContextType>;
  step?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['FeatureType'], ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['UnitCode']>, ParentType, ContextType>;
};

export type FeatureDomainResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['FeatureDomain'] = ResolversParentTypes['FeatureDomain']> = {
  feature?: Resolver<ResolversTypes['Feature'], ParentType, ContextType>;
  max?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  min?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  options?: Resolver<Maybe<ReadonlyArray<ResolversTypes['OptionDomain']>>, ParentType, ContextType>;
};

export type FixedListLineResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['FixedListLine'] = ResolversParentTypes['FixedListLine']> = {
  article?: Resolver<Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  cost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  unitCost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FreightLineResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['FreightLine'] = ResolversParentTypes['FreightLine']> = {
  article?: Resolver<Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  cost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  net?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  unitCost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GeneratedLineResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['GeneratedLine'] = ResolversParentTypes['GeneratedLine']> = {
  article?: Resolver<Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  cost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  unitCost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type MakePartLineResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['MakePartLine'] = ResolversParentTypes['MakePartLine']> = {
  article?: Resolver<Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  cost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  unitCost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acceptQuote?: Resolver<Maybe<ResolversTypes['QuotePayload']>, ParentType, ContextType, RequireFields<MutationAcceptQuoteArgs, 'input'>>;
  approveQuote?: Resolver<Maybe<ResolversTypes['QuotePayload']>, ParentType, ContextType, RequireFields<MutationApproveQuoteArgs, 'input'>>;
  cancelTransmission?: Resolver<Maybe<ResolversTypes['TransmissionPayload']>, ParentType, ContextType, RequireFields<MutationCancelTransmissionArgs, 'input'>>;
  completeConfiguration?: Resolver<Maybe<ResolversTypes['ConfigurationPayload']>, ParentType, ContextType, RequireFields<MutationCompleteConfigurationArgs, 'input'>>;
  computeBom?: Resolver<Maybe<ResolversTypes['ComputeBomPayload']>, ParentType, ContextType, RequireFields<MutationComputeBomArgs, 'input'>>;
  computePrice?: Resolver<Maybe<ResolversTypes['ComputePricePayload']>, ParentType, ContextType, RequireFields<MutationComputePriceArgs, 'input'>>;
  createQuote?: Resolver<Maybe<ResolversTypes['QuotePayload']>, ParentType, ContextType, RequireFields<MutationCreateQuoteArgs, 'input'>>;
  holdTransmission?: Resolver<Maybe<ResolversTypes['TransmissionPayload']>, ParentType, ContextType, RequireFields<MutationHoldTransmissionArgs, 'input'>>;
  placeOrder?: Resolver<Maybe<ResolversTypes['OrderPayload']>, ParentType, ContextType, RequireFields<MutationPlaceOrderArgs, 'input'>>;
  pushQuote?: Resolver<Maybe<ResolversTypes['QuotePayload']>, ParentType, ContextType, RequireFields<MutationPushQuoteArgs, 'input'>>;
  reconcile?: Resolver<Maybe<ResolversTypes['ReconcilePayload']>, ParentType, ContextType, RequireFields<MutationReconcileArgs, 'input'>>;
  rejectQuote?: Resolver<Maybe<ResolversTypes['QuotePayload']>, ParentType, ContextType, RequireFields<MutationRejectQuoteArgs, 'input'>>;
  releaseTransmission?: Resolver<Maybe<ResolversTypes['TransmissionPayload']>, ParentType, ContextType, RequireFields<MutationReleaseTransmissionArgs, 'input'>>;
  reopenTransmission?: Resolver<Maybe<ResolversTypes['TransmissionPayload']>, ParentType, ContextType, RequireFields<MutationReopenTransmissionArgs, 'input'>>;
  resolveTransmission?: Resolver<Maybe<ResolversTypes['TransmissionPayload']>, ParentType, ContextType, RequireFields<MutationResolveTransmissionArgs, 'input'>>;
  retryTransmission?: Resolver<Maybe<ResolversTypes['TransmissionPayload']>, ParentType, ContextType, RequireFields<MutationRetryTransmissionArgs, 'input'>>;
  reviseOrder?: Resolver<Maybe<ResolversTypes['OrderPayload']>, ParentType, ContextType, RequireFields<MutationReviseOrderArgs, 'input'>>;
  reviseQuote?: Resolver<Maybe<ResolversTypes['QuotePayload']>, ParentType, ContextType, RequireFields<MutationReviseQuoteArgs, 'input'>>;
  setSelections?: Resolver<Maybe<ResolversTypes['ConfigurationPayload']>, ParentType, ContextType, RequireFields<MutationSetSelectionsArgs, 'input'>>;
  startConfiguration?: Resolver<Maybe<ResolversTypes['ConfigurationPayload']>, ParentType, ContextType, RequireFields<MutationStartConfigurationArgs, 'input'>>;
};

export type NewArticleResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['NewArticle'] = ResolversParentTypes['NewArticle']> = {
  action?: Resolver<ResolversTypes['NewArticleAction'], ParentType, ContextType>;
  existing?: Resolver<Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  itemNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Article' | 'Configuration' | 'Contact' | 'Customer' | 'Opportunity' | 'Order' | 'ProductModel' | 'Quote' | 'Supplier' | 'Transmission' | 'WorkCenter', ParentType, ContextType>;
};

export type NoteResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['Note'] = ResolversParentTypes['Note']> = {
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type NoteConnectionResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['NoteConnection'] = ResolversParentTypes['NoteConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['NoteEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Note']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type NoteEdgeResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['NoteEdge'] = ResolversParentTypes['NoteEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Note'], ParentType, ContextType>;
};

export type OpportunityResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['Opportunity'] = ResolversParentTypes['Opportunity']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  expectedCloseDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  probability?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  quotes?: Resolver<Maybe<ResolversTypes['QuoteConnection']>, ParentType, ContextType, Partial<OpportunityQuotesArgs>>;
  stage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OpportunityConnectionResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['OpportunityConnection'] = ResolversParentTypes['OpportunityConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['OpportunityEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Opportunity']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type OpportunityEdgeResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['OpportunityEdge'] = ResolversParentTypes['OpportunityEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Opportunity'], ParentType, ContextType>;
};

export type OptionResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['Option'] = ResolversParentTypes['Option']> = {
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OptionDomainResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['OptionDomain'] = ResolversParentTypes['OptionDomain']> = {
  because?: Resolver<Maybe<ResolversTypes['Explanation']>, ParentType, ContextType>;
  option?: Resolver<ResolversTypes['Option'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['OptionState'], ParentType, ContextType>;
};

export type OrderResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order']> = {
  confirmedDeliveryDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  customerNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  customerReference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  debtorNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  deliveryAddress?: Resolver<Maybe<ResolversTypes['Address']>, ParentType, ContextType>;
  erpReference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  events?: Resolver<Maybe<ReadonlyArray<ResolversTypes['OrderEvent']>>, ParentType, ContextType>;
  gross?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lines?: Resolver<ResolversTypes['OrderLineConnection'], ParentType, ContextType, Partial<OrderLinesArgs>>;
  net?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quote?: Resolver<Maybe<ResolversTypes['Quote']>, ParentType, ContextType>;
  requestedDeliveryDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sawLists?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SawList']>>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  transmission?: Resolver<Maybe<ResolversTypes['Transmission']>, ParentType, ContextType>;
  vat?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderConnectionResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['OrderConnection'] = ResolversParentTypes['OrderConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['OrderEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Order']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type OrderEdgeResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['OrderEdge'] = ResolversParentTypes['OrderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
};

export type OrderEventResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['OrderEvent'] = ResolversParentTypes['OrderEvent']> = {
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  detail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  what?: Resolver<ResolversTypes['OrderEventKind'], ParentType, ContextType>;
};

export type OrderLineResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['OrderLine'] = ResolversParentTypes['OrderLine']> = {
  article?: Resolver<Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  articleNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  configuration?: Resolver<Maybe<ResolversTypes['Configuration']>, ParentType, ContextType>;
  definition?: Resolver<Maybe<ResolversTypes['DigitalProductDefinition']>, ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['LineKind'], ParentType, ContextType>;
  net?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  unitNet?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type OrderLineConnectionResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['OrderLineConnection'] = ResolversParentTypes['OrderLineConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['OrderLineEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['OrderLine']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type OrderLineEdgeResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['OrderLineEdge'] = ResolversParentTypes['OrderLineEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['OrderLine'], ParentType, ContextType>;
};

export type OrderPayloadResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['OrderPayload'] = ResolversParentTypes['OrderPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OrderPlanResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['OrderPlan'] = ResolversParentTypes['OrderPlan']> = {
  steps?: Resolver<ReadonlyArray<ResolversTypes['OrderStep']>, ParentType, ContextType>;
};

export type OrderStepResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['OrderStep'] = ResolversParentTypes['OrderStep']> = {
  kind?: Resolver<ResolversTypes['OrderStepKind'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  remoteId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['OrderStepState'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PriceResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['Price'] = ResolversParentTypes['Price']> = {
  cost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  exchangeRate?: Resolver<Maybe<ResolversTypes['ExchangeRate']>, ParentType, ContextType>;
  goodsNet?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  gross?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  margin?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  marginPercent?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  net?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  provenance?: Resolver<ReadonlyArray<ResolversTypes['Provenance']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  quantityBreaks?: Resolver<ReadonlyArray<ResolversTypes['QuantityBreak']>, ParentType, ContextType>;
  servicesNet?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['PriceStep']>, ParentType, ContextType>;
  unitList?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  unitNet?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  vat?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  vatRate?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type PriceResultResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['PriceResult'] = ResolversParentTypes['PriceResult']> = {
  hash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['Price']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PriceStepResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['PriceStep'] = ResolversParentTypes['PriceStep']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PriceStepKind'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  runningTotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['PriceScope'], ParentType, ContextType>;
};

export type ProcessLineResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['ProcessLine'] = ResolversParentTypes['ProcessLine']> = {
  article?: Resolver<Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  cost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  ratePerHour?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  runMinutes?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  setupMinutes?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  unitCost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  workCenter?: Resolver<Maybe<ResolversTypes['WorkCenter']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProductModelResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['ProductModel'] = ResolversParentTypes['ProductModel']> = {
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  features?: Resolver<ReadonlyArray<ResolversTypes['Feature']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProvenanceResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['Provenance'] = ResolversParentTypes['Provenance']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SourceStatus'], ParentType, ContextType>;
};

export type QuantityResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['Quantity'] = ResolversParentTypes['Quantity']> = {
  unit?: Resolver<ResolversTypes['UnitCode'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type QuantityBreakResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['QuantityBreak'] = ResolversParentTypes['QuantityBreak']> = {
  minimumQuantity?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  unitNet?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  article?: Resolver<Maybe<ResolversTypes['Article']>, ParentType, ContextType, RequireFields<QueryArticleArgs, 'number'>>;
  articles?: Resolver<Maybe<ResolversTypes['ArticleConnection']>, ParentType, ContextType, Partial<QueryArticlesArgs>>;
  configuration?: Resolver<Maybe<ResolversTypes['Configuration']>, ParentType, ContextType, RequireFields<QueryConfigurationArgs, 'id'>>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType, RequireFields<QueryCustomerArgs, 'number'>>;
  customers?: Resolver<Maybe<ResolversTypes['CustomerConnection']>, ParentType, ContextType, Partial<QueryCustomersArgs>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<QueryOrderArgs, 'number'>>;
  orderPlan?: Resolver<Maybe<ResolversTypes['OrderPlan']>, ParentType, ContextType, Partial<QueryOrderPlanArgs>>;
  orders?: Resolver<Maybe<ResolversTypes['OrderConnection']>, ParentType, ContextType, Partial<QueryOrdersArgs>>;
  prices?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PriceResult']>>, ParentType, ContextType, RequireFields<QueryPricesArgs, 'inputs'>>;
  productModel?: Resolver<Maybe<ResolversTypes['ProductModel']>, ParentType, ContextType, RequireFields<QueryProductModelArgs, 'code'>>;
  productModels?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ProductModel']>>, ParentType, ContextType>;
  quote?: Resolver<Maybe<ResolversTypes['Quote']>, ParentType, ContextType, RequireFields<QueryQuoteArgs, 'number'>>;
  quotes?: Resolver<Maybe<ResolversTypes['QuoteConnection']>, ParentType, ContextType, Partial<QueryQuotesArgs>>;
  salesForecast?: Resolver<Maybe<ResolversTypes['SalesForecast']>, ParentType, ContextType, Partial<QuerySalesForecastArgs>>;
  sources?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Source']>>, ParentType, ContextType>;
  transmission?: Resolver<Maybe<ResolversTypes['Transmission']>, ParentType, ContextType, RequireFields<QueryTransmissionArgs, 'id'>>;
  transmissions?: Resolver<Maybe<ResolversTypes['TransmissionConnection']>, ParentType, ContextType, Partial<QueryTransmissionsArgs>>;
};

export type QuoteResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['Quote'] = ResolversParentTypes['Quote']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  crmReference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  customerNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  events?: Resolver<Maybe<ReadonlyArray<ResolversTypes['QuoteEvent']>>, ParentType, ContextType>;
  gross?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lines?: Resolver<ResolversTypes['QuoteLineConnection'], ParentType, ContextType, Partial<QuoteLinesArgs>>;
  needsApproval?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  net?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  opportunity?: Resolver<Maybe<ResolversTypes['Opportunity']>, ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['QuoteStatus'], ParentType, ContextType>;
  transmission?: Resolver<Maybe<ResolversTypes['Transmission']>, ParentType, ContextType>;
  validUntil?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  vat?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QuoteConnectionResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['QuoteConnection'] = ResolversParentTypes['QuoteConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['QuoteEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Quote']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type QuoteEdgeResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['QuoteEdge'] = ResolversParentTypes['QuoteEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Quote'], ParentType, ContextType>;
};

export type QuoteEventResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['QuoteEvent'] = ResolversParentTypes['QuoteEvent']> = {
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  detail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  what?: Resolver<ResolversTypes['QuoteEventKind'], ParentType, ContextType>;
};

export type QuoteLineResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['QuoteLine'] = ResolversParentTypes['QuoteLine']> = {
  article?: Resolver<Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  articleNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  configuration?: Resolver<Maybe<ResolversTypes['Configuration']>, ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['LineKind'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['Price']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
};

export type QuoteLineConnectionResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['QuoteLineConnection'] = ResolversParentTypes['QuoteLineConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['QuoteLineEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['QuoteLine']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type QuoteLineEdgeResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['QuoteLineEdge'] = ResolversParentTypes['QuoteLineEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['QuoteLine'], ParentType, ContextType>;
};

export type QuotePayloadResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['QuotePayload'] = ResolversParentTypes['QuotePayload']> = {
  quote?: Resolver<Maybe<ResolversTypes['Quote']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ReconcilePayloadResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['ReconcilePayload'] = ResolversParentTypes['ReconcilePayload']> = {
  reconciliation?: Resolver<Maybe<ResolversTypes['Reconciliation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ReconciliationResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['Reconciliation'] = ResolversParentTypes['Reconciliation']> = {
  comparedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  discrepancies?: Resolver<ReadonlyArray<ResolversTypes['Discrepancy']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  isComplete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  target?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unread?: Resolver<ReadonlyArray<ResolversTypes['UnreadRecord']>, ParentType, ContextType>;
  until?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type RepairResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['Repair'] = ResolversParentTypes['Repair']> = {
  changes?: Resolver<ReadonlyArray<ResolversTypes['SelectionChange']>, ParentType, ContextType>;
  leadTimeDeltaDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  priceDelta?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type SalesForecastResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['SalesForecast'] = ResolversParentTypes['SalesForecast']> = {
  open?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  quoteCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  weighted?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type SawBarResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['SawBar'] = ResolversParentTypes['SawBar']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cuts?: Resolver<ReadonlyArray<ResolversTypes['SawCut']>, ParentType, ContextType>;
  lengthMm?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  remnantMm?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type SawCutResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['SawCut'] = ResolversParentTypes['SawCut']> = {
  lengthMm?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  mitreLeft?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  mitreRight?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SawListResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['SawList'] = ResolversParentTypes['SawList']> = {
  barCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  bars?: Resolver<ReadonlyArray<ResolversTypes['SawBar']>, ParentType, ContextType>;
  kerfMm?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  lowerBound?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  optimal?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  profile?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  trimMm?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type SawListLineResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['SawListLine'] = ResolversParentTypes['SawListLine']> = {
  article?: Resolver<Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  cost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  sawList?: Resolver<ResolversTypes['SawList'], ParentType, ContextType>;
  unitCost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SelectionResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['Selection'] = ResolversParentTypes['Selection']> = {
  feature?: Resolver<ResolversTypes['Feature'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['SelectionOrigin'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
};

export type SelectionChangeResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['SelectionChange'] = ResolversParentTypes['SelectionChange']> = {
  feature?: Resolver<ResolversTypes['Feature'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type ServiceLineResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['ServiceLine'] = ResolversParentTypes['ServiceLine']> = {
  article?: Resolver<Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  cost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  net?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  unitCost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SourceResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['Source'] = ResolversParentTypes['Source']> = {
  connector?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SourceKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SourceHealth'], ParentType, ContextType>;
};

export type StockLevelResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['StockLevel'] = ResolversParentTypes['StockLevel']> = {
  available?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  onHand?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  reserved?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  warehouse?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SubcontractLineResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['SubcontractLine'] = ResolversParentTypes['SubcontractLine']> = {
  article?: Resolver<Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  cost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  unitCost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  orderChanged?: SubscriptionResolver<Maybe<ResolversTypes['Order']>, "orderChanged", ParentType, ContextType, Partial<SubscriptionOrderChangedArgs>>;
  quoteChanged?: SubscriptionResolver<Maybe<ResolversTypes['Quote']>, "quoteChanged", ParentType, ContextType, Partial<SubscriptionQuoteChangedArgs>>;
  transmissionChanged?: SubscriptionResolver<Maybe<ResolversTypes['Transmission']>, "transmissionChanged", ParentType, ContextType, Partial<SubscriptionTransmissionChangedArgs>>;
};

export type SupplierResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['Supplier'] = ResolversParentTypes['Supplier']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TransmissionResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['Transmission'] = ResolversParentTypes['Transmission']> = {
  attemptCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  events?: Resolver<Maybe<ReadonlyArray<ResolversTypes['TransmissionEvent']>>, ParentType, ContextType>;
  externalReference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TransmissionKind'], ParentType, ContextType>;
  lastError?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  leaseOwner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  leaseUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  nextAttemptAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  orderingKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  possibleActions?: Resolver<ReadonlyArray<ResolversTypes['TransmissionAction']>, ParentType, ContextType>;
  remoteId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['TransmissionState'], ParentType, ContextType>;
  target?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TransmissionConnectionResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['TransmissionConnection'] = ResolversParentTypes['TransmissionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TransmissionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Transmission']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type TransmissionEdgeResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['TransmissionEdge'] = ResolversParentTypes['TransmissionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Transmission'], ParentType, ContextType>;
};

export type TransmissionEventResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['TransmissionEvent'] = ResolversParentTypes['TransmissionEvent']> = {
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  detail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  what?: Resolver<ResolversTypes['TransmissionEventKind'], ParentType, ContextType>;
};

export type TransmissionPayloadResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['TransmissionPayload'] = ResolversParentTypes['TransmissionPayload']> = {
  transmission?: Resolver<Maybe<ResolversTypes['Transmission']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type TravelLineResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['TravelLine'] = ResolversParentTypes['TravelLine']> = {
  article?: Resolver<Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  cost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  net?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  unitCost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface UnitCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['UnitCode'], any> {
  name: 'UnitCode';
}

export type UnreadRecordResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['UnreadRecord'] = ResolversParentTypes['UnreadRecord']> = {
  externalReference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type WorkCenterResolvers<ContextType = RequestContextRecord, ParentType extends ResolversParentTypes['WorkCenter'] = ResolversParentTypes['WorkCenter']> = {
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ratePerHour?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = RequestContextRecord> = {
  Address?: AddressResolvers<ContextType>;
  Appointment?: AppointmentResolvers<ContextType>;
  AppointmentConnection?: AppointmentConnectionResolvers<ContextType>;
  AppointmentEdge?: AppointmentEdgeResolvers<ContextType>;
  Article?: ArticleResolvers<ContextType>;
  ArticleConnection?: ArticleConnectionResolvers<ContextType>;
  ArticleEdge?: ArticleEdgeResolvers<ContextType>;
  ArticleLine?: ArticleLineResolvers<ContextType>;
  ArticlePrices?: ArticlePricesResolvers<ContextType>;
  ArticleSupplier?: ArticleSupplierResolvers<ContextType>;
  ArticleUse?: ArticleUseResolvers<ContextType>;
  ArticleUseConnection?: ArticleUseConnectionResolvers<ContextType>;
  ArticleUseEdge?: ArticleUseEdgeResolvers<ContextType>;
  BomLine?: BomLineResolvers<ContextType>;
  CommissionLine?: CommissionLineResolvers<ContextType>;
  ComputeBomPayload?: ComputeBomPayloadResolvers<ContextType>;
  ComputePricePayload?: ComputePricePayloadResolvers<ContextType>;
  ConfigurableLine?: ConfigurableLineResolvers<ContextType>;
  Configuration?: ConfigurationResolvers<ContextType>;
  ConfigurationPayload?: ConfigurationPayloadResolvers<ContextType>;
  Conflict?: ConflictResolvers<ContextType>;
  Constraint?: ConstraintResolvers<ContextType>;
  Contact?: ContactResolvers<ContextType>;
  ContactConnection?: ContactConnectionResolvers<ContextType>;
  ContactEdge?: ContactEdgeResolvers<ContextType>;
  CountryCode?: GraphQLScalarType;
  CurrencyCode?: GraphQLScalarType;
  Customer?: CustomerResolvers<ContextType>;
  CustomerConnection?: CustomerConnectionResolvers<ContextType>;
  CustomerEdge?: CustomerEdgeResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  DigitalProductDefinition?: DigitalProductDefinitionResolvers<ContextType>;
  Discrepancy?: DiscrepancyResolvers<ContextType>;
  ExchangeRate?: ExchangeRateResolvers<ContextType>;
  Explanation?: ExplanationResolvers<ContextType>;
  Feature?: FeatureResolvers<ContextType>;
  FeatureDomain?: FeatureDomainResolvers<ContextType>;
  FixedListLine?: FixedListLineResolvers<ContextType>;
  FreightLine?: FreightLineResolvers<ContextType>;
  GeneratedLine?: GeneratedLineResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  MakePartLine?: MakePartLineResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NewArticle?: NewArticleResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  Note?: NoteResolvers<ContextType>;
  NoteConnection?: NoteConnectionResolvers<ContextType>;
  NoteEdge?: NoteEdgeResolvers<ContextType>;
  Opportunity?: OpportunityResolvers<ContextType>;
  OpportunityConnection?: OpportunityConnectionResolvers<ContextType>;
  OpportunityEdge?: OpportunityEdgeResolvers<ContextType>;
  Option?: OptionResolvers<ContextType>;
  OptionDomain?: OptionDomainResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  OrderConnection?: OrderConnectionResolvers<ContextType>;
  OrderEdge?: OrderEdgeResolvers<ContextType>;
  OrderEvent?: OrderEventResolvers<ContextType>;
  OrderLine?: OrderLineResolvers<ContextType>;
  OrderLineConnection?: OrderLineConnectionResolvers<ContextType>;
  OrderLineEdge?: OrderLineEdgeResolvers<ContextType>;
  OrderPayload?: OrderPayloadResolvers<ContextType>;
  OrderPlan?: OrderPlanResolvers<ContextType>;
  OrderStep?: OrderStepResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Price?: PriceResolvers<ContextType>;
  PriceResult?: PriceResultResolvers<ContextType>;
  PriceStep?: PriceStepResolvers<ContextType>;
  ProcessLine?: ProcessLineResolvers<ContextType>;
  ProductModel?: ProductModelResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  QuantityBreak?: QuantityBreakResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Quote?: QuoteResolvers<ContextType>;
  QuoteConnection?: QuoteConnectionResolvers<ContextType>;
  QuoteEdge?: QuoteEdgeResolvers<ContextType>;
  QuoteEvent?: QuoteEventResolvers<ContextType>;
  QuoteLine?: QuoteLineResolvers<ContextType>;
  QuoteLineConnection?: QuoteLineConnectionResolvers<ContextType>;
  QuoteLineEdge?: QuoteLineEdgeResolvers<ContextType>;
  QuotePayload?: QuotePayloadResolvers<ContextType>;
  ReconcilePayload?: ReconcilePayloadResolvers<ContextType>;
  Reconciliation?: ReconciliationResolvers<ContextType>;
  Repair?: RepairResolvers<ContextType>;
  SalesForecast?: SalesForecastResolvers<ContextType>;
  SawBar?: SawBarResolvers<ContextType>;
  SawCut?: SawCutResolvers<ContextType>;
  SawList?: SawListResolvers<ContextType>;
  SawListLine?: SawListLineResolvers<ContextType>;
  Selection?: SelectionResolvers<ContextType>;
  SelectionChange?: SelectionChangeResolvers<ContextType>;
  ServiceLine?: ServiceLineResolvers<ContextType>;
  Source?: SourceResolvers<ContextType>;
  StockLevel?: StockLevelResolvers<ContextType>;
  SubcontractLine?: SubcontractLineResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Supplier?: SupplierResolvers<ContextType>;
  Transmission?: TransmissionResolvers<ContextType>;
  TransmissionConnection?: TransmissionConnectionResolvers<ContextType>;
  TransmissionEdge?: TransmissionEdgeResolvers<ContextType>;
  TransmissionEvent?: TransmissionEventResolvers<ContextType>;
  TransmissionPayload?: TransmissionPayloadResolvers<ContextType>;
  TravelLine?: TravelLineResolvers<ContextType>;
  UnitCode?: GraphQLScalarType;
  UnreadRecord?: UnreadRecordResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  WorkCenter?: WorkCenterResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = RequestContextRecord> = {
  internal?: InternalDirectiveResolver<any, any, ContextType>;
};
