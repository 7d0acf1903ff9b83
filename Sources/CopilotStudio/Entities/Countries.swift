extension NameList {
  /// The member states of the United Nations and a few other countries and regions, in English.
  static let countries = NameList(
    """
    Afghanistan|Albania|Algeria|Andorra|Angola|Antigua and Barbuda|Argentina|Armenia|Australia|Austria|Azerbaijan|\
    Bahamas|Bahrain|Bangladesh|Barbados|Belarus|Belgium|Belize|Benin|Bhutan|Bolivia|Bosnia and Herzegovina=Bosnia|\
    Botswana|Brazil=Brasil|Brunei|Bulgaria|Burkina Faso|Burundi|Cambodia|Cameroon|Canada|Cape Verde=Cabo Verde|\
    Central African Republic|Chad|Chile|China|Colombia|Comoros|Democratic Republic of the Congo=DR Congo|\
    Congo=Republic of the Congo|Costa Rica|Croatia|Cuba|Cyprus|Czechia=Czech Republic|Denmark|Djibouti|Dominica|\
    Dominican Republic|East Timor=Timor Leste|Ecuador|Egypt|El Salvador|Equatorial Guinea|Eritrea|Estonia|Eswatini|\
    Ethiopia|Fiji|Finland|France|Gabon|Gambia|Georgia|Germany=Deutschland|Ghana|Greece|Grenada|Guatemala|Guinea|\
    Guinea-Bissau|Guyana|Haiti|Honduras|Hong Kong|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|Israel|Italy=Italia|\
    Ivory Coast=Côte d'Ivoire|Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kiribati|Kosovo|Kuwait|Kyrgyzstan|Laos|Latvia|\
    Lebanon|Lesotho|Liberia|Libya|Liechtenstein|Lithuania|Luxembourg|Macau|Madagascar|Malawi|Malaysia|Maldives|Mali|\
    Malta|Marshall Islands|Mauritania|Mauritius|Mexico=México|Micronesia|Moldova|Monaco|Mongolia|Montenegro|Morocco|\
    Mozambique|Myanmar=Burma|Namibia|Nauru|Nepal|Netherlands=Holland|New Zealand|Nicaragua|Niger|Nigeria|North Korea|\
    North Macedonia=Macedonia|Norway|Oman|Pakistan|Palau|Palestine|Panama|Papua New Guinea|Paraguay|Peru|Philippines|\
    Poland|Portugal|Puerto Rico|Qatar|Romania|Russia=Russian Federation|Rwanda|Saint Kitts and Nevis|Saint Lucia|\
    Saint Vincent and the Grenadines|Samoa|San Marino|São Tomé and Príncipe|Saudi Arabia|Senegal|Serbia|Seychelles|\
    Sierra Leone|Singapore|Slovakia|Slovenia|Solomon Islands|Somalia|South Africa|South Korea=Korea|South Sudan|\
    Spain=España|Sri Lanka|Sudan|Suriname|Sweden|Switzerland|Syria|Taiwan|Tajikistan|Tanzania|Thailand|Togo|Tonga|\
    Trinidad and Tobago|Tunisia|Turkey=Türkiye|Turkmenistan|Tuvalu|Uganda|Ukraine|United Arab Emirates=UAE=Emirates|\
    United Kingdom=UK=Great Britain=Britain=England=Scotland=Wales=Northern Ireland|\
    United States=USA=US=United States of America=America=U S A=U S|Uruguay|Uzbekistan|Vanuatu|Vatican City=Vatican|\
    Venezuela|Vietnam=Viet Nam|Yemen|Zambia|Zimbabwe
    """)
}
