"""Seeds a Tryton whose modules are activated: a company with its chart of accounts, tax and fiscal year, and the debtors and articles
that are described as JSON on standard input. Usage: own-tryton-seed.py CONFIG DATABASE"""
import datetime
import json
import sys
from decimal import Decimal

from proteus import Model, Wizard, config

records = json.load(sys.stdin)
connection = config.set_trytond(database=sys.argv[2], user='admin', config_file=sys.argv[1])
get = Model.get


def only(model, **conditions):
    found, = get(model).find([(name.replace('__', '.'), '=', value) for name, value in conditions.items()], limit=1)
    return found


def make(model, **values):
    record = get(model)(**values)
    record.save()
    return record


def seed_company():
    euro = make('currency.currency', name='Euro', symbol='€', code='EUR', numeric_code='978', rounding=Decimal('0.01'), digits=2)
    euro.rates.new(date=datetime.date(2020, 1, 1), rate=Decimal(1))
    euro.save()
    wizard = Wizard('company.company.config')
    wizard.execute('company')
    wizard.form.party = make('party.party', name='Dovetail test factory')
    wizard.form.currency = euro
    wizard.execute('add')
    company, = get('company.company').find([])
    connection._context = get('res.user').get_preferences(True, {})
    return company


def seed_accounts(company):
    template, = get('account.account.template').find([('parent', '=', None), ('name', 'like', '%Account%')], limit=1)
    wizard = Wizard('account.create_chart')
    wizard.execute('account')
    wizard.form.account_template = template
    wizard.form.company = company
    wizard.execute('create_account')
    wizard.form.account_receivable = only('account.account', type__receivable=True)
    wizard.form.account_payable = only('account.account', type__payable=True)
    wizard.execute('create_properties')
    year = datetime.date.today().year
    fiscal = get('account.fiscalyear')(
        name=str(year), start_date=datetime.date(year, 1, 1), end_date=datetime.date(year, 12, 31), company=company)
    moves = only('ir.sequence.type', name='Account Move')
    fiscal.post_move_sequence = make('ir.sequence', name='Moves', sequence_type=moves, company=company)
    invoices = make('ir.sequence.strict', name='Invoices', sequence_type=only('ir.sequence.type', name='Invoice'), company=company)
    sequences, = fiscal.invoice_sequences
    for name in ('out_invoice', 'in_invoice', 'out_credit_note', 'in_credit_note'):
        setattr(sequences, name + '_sequence', invoices)
    fiscal.save()
    fiscal.click('create_period')


def seed_category():
    to = only('account.account', name='Main Tax')
    tax = make('account.tax', name='VAT 21 %', description='VAT 21 %', type='percentage', rate=Decimal('0.21'),
        invoice_account=to, credit_note_account=to)
    category = get('product.category')(name='Sales with VAT', accounting=True)
    category.account_revenue = only('account.account', type__revenue=True)
    category.account_expense = only('account.account', type__expense=True)
    category.customer_taxes.append(tax)
    category.save()
    return category


def seed_debtors():
    countries = {}
    for debtor in records['debtors']:
        party = get('party.party')(name=debtor['name'], code=debtor['code'])
        while party.addresses:
            party.addresses.pop()
        for address in debtor['addresses']:
            code = address.pop('country')
            if code not in countries:
                countries[code] = make('country.country', name=code, code=code)
            party.addresses.new(country=countries[code], **address)
        party.active = debtor['active']
        party.save()


def seed_articles(category):
    units = {unit.symbol: unit for unit in get('product.uom').find([])}
    for article in records['articles']:
        template = get('product.template')(
            name=article['name'], code=article['code'], type=article['type'], default_uom=units[article['unit']],
            salable=True, list_price=Decimal(article['price']), account_category=category)
        template.save()
        product, = template.products
        product.cost_price = Decimal(article['cost'])
        product.active = article['active']
        product.save()
        if not article['active']:
            template.active = False
            template.save()


company = seed_company()
seed_accounts(company)
category = seed_category()
seed_debtors()
seed_articles(category)
