/** The tables of an ERP that was here before us: terse German names, its own units, codes for yes and no. */
export const TABLES: readonly string[] = [
  `create table ARTSTAMM (
     ARTNR varchar(40) not null primary key, BEZ1 varchar(120), ME varchar(4),
     VKPREIS decimal(15,4), KALKPREIS decimal(15,4), EKPREIS decimal(15,4), MATPREIS decimal(15,4),
     MELDEBST decimal(15,3), WBZ_TAGE smallint, SPERRKZ char(1)
   ) character set utf8mb4`,
  `create table LAGORT (LAGNR smallint not null primary key, LAGBEZ varchar(40)) character set utf8mb4`,
  `create table LAGBEST (
     ARTNR varchar(40) not null, LAGNR smallint not null, BEST decimal(15,3), RESERV decimal(15,3),
     primary key (ARTNR, LAGNR)
   ) character set utf8mb4`,
  `create table LIEFSTAMM (LIEFNR int not null primary key, NAME1 varchar(80)) character set utf8mb4`,
  `create table ARTLIEF (
     ARTNR varchar(40) not null, LIEFNR int not null, LIEFARTNR varchar(40), EKP decimal(15,4), WBZ smallint,
     MINDMENGE decimal(15,3), HAUPTKZ char(1), primary key (ARTNR, LIEFNR)
   ) character set utf8mb4`,
  `create table KSTELLE (KST varchar(10) not null primary key, KSTBEZ varchar(40), STDSATZ decimal(9,2)) character set utf8mb4`,

  // Where it takes orders from outside: nothing here is unique but its own running number.
  `create table IMP_AUF_KOPF (
     LFDNR int not null auto_increment primary key, EXTREF varchar(60) not null, HASHWERT varchar(80),
     KDNR varchar(20), DEBNR varchar(20), KDREF varchar(80), LIEFDAT date, ANGDAT datetime(3), WKZ char(3),
     NETTO decimal(15,2), MWSTSATZ decimal(5,2), MWST decimal(15,2), BRUTTO decimal(15,2),
     LNAME varchar(80), LSTR varchar(80), LPLZ varchar(12), LORT varchar(60), LLAND char(2), STATUS char(3),
     key (EXTREF)
   ) character set utf8mb4`,
  `create table IMP_AUF_POS (
     EXTREF varchar(60) not null, POSNR int, ARTNR varchar(80), TEXT varchar(400), MENGE decimal(18,6), ME varchar(4),
     EPREIS decimal(15,4), NETTO decimal(15,2), MODELL varchar(40), KONFHASH varchar(80), MERKMALE longtext, key (EXTREF)
   ) character set utf8mb4`,
  `create table IMP_AUF_STL (
     EXTREF varchar(60) not null, POSNR int, LFD int, PFAD varchar(200), OBERPFAD varchar(200), ART varchar(20),
     ARTNR varchar(80), TEXT varchar(400), MENGE decimal(24,12), ME varchar(4), KOSTEN decimal(15,2), key (EXTREF)
   ) character set utf8mb4`,
  `create table IMP_AUF_AG (
     EXTREF varchar(60) not null, POSNR int, LFD int, AGNR varchar(40), TEXT varchar(400), KST varchar(10),
     RUESTMIN decimal(15,4), LAUFMIN decimal(15,4), key (EXTREF)
   ) character set utf8mb4`,
  `create table IMP_AUF_SAEGE (
     EXTREF varchar(60) not null, POSNR int, LFD int, PROFIL varchar(40), STAEBE int, STABMM decimal(9,2),
     RESTMM decimal(9,2), SCHNITTE longtext, key (EXTREF)
   ) character set utf8mb4`,
  `create table IMP_AUF_NEUART (
     EXTREF varchar(60) not null, POSNR int, LFD int, ARTNR varchar(80), AKTION varchar(10), TEXT varchar(400), ME varchar(4),
     key (EXTREF)
   ) character set utf8mb4`,
]

/** Its units and ours */
export const UNITS = {
  ST: 'H87',
  EH: 'C62',
  SATZ: 'SET',
  PAAR: 'PR',
  SCH: 'XBX',
  PACK: 'XPK',
  M: 'MTR',
  KM: 'KMT',
  QM: 'MTK',
  L: 'LTR',
  KG: 'KGM',
  MIN: 'MIN',
  STD: 'HUR',
  TAG: 'DAY',
} as const

/** Ours and its */
export const OUR_UNITS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(UNITS).map(([theirs, ours]) => [ours, theirs]),
)
