/**
 * Arabic everyday words as they are written in Latin letters, with digits for letters that Latin lacks (2 ء, 3 ع, 5 خ,
 * 6 ط, 7 ح, 8 غ, 9 ص). One entry per line: `Arabic = spelling | spelling`. Spellings differ by their vowels, which do
 * not count: "bedi", "baddi", "biddi" are one.
 */
export const ARABIZI = {
  /** Words of no other supported language: they tell Arabic. */
  certain: `
    بدي = bedi | baddi | bddi
    شكرا = shukran | shokran | choukran | chokran
    يسلمو = yislamo | yeslamo | yislamu | yeslamou | yslamo
    تسلم = teslam | tislam | teslami
    مشكور = mashkoor | mashkour | machkour
    كتير = kteer | ktir | ktiir | kter
    جزيلا = jazilan | gazilan
    انت = inta | enta
    ولا = walla | wella
    بحكي = b7ki | ba7ki | bi7ki
    شو = shu
    ايش = eish
    وين = wein | ween
    كيف = keef
    كيفك = kifak | kefak | kifik
    شلون = shlon | shlonak | shloun
    قديش = adesh | addesh | 2adesh | 2addesh | gdesh
    بكم = bkam | bekam | bikam
    عندكم = 3andkon | 3ndkn | 3endkom | 3ndkm | 3andkom | 3endkon
    عندك = 3andak | 3ndak | 3endak
    مفتوح = maftou7 | mafto7
    مفتوحين = mafto7in | fat7in | fati7in
    بتفتحو = btefta7o | btfta7o | tfta7on | btifta7u
    تفتحون = tefta7oun | taftahoon
    بتسكرو = bitsakro | btsakro | tsakroun
    متى = emta | aymta | aimta
    اليوم = elyoum | alyom | lyom
    بكرا = bokra | bukra | boukra
    الساعة = elsa3a | alsa3a | essa3a | sa3a
    طلبي = talabi | tlabi | talabiyyeh | orderi
    طلبية = talabiye | talabiya
    توصيل = tawsil | taw9il | delivary
    بتوصلو = btwasslo | bitwaslo | twaslon
    سعر = se3r | si3r | s3r
    غالي = 8ali
    رخيص = rkhis | r5is | rakhis
    احكي = a7ki | ehki | e7ki | i7ki
    اكلم = akallem | akalem | 2kallem
    مع = ma3
    حدا = 7ada | 7adan
    موظف = mowazaf | mowathaf | muwazzaf | mowa6af
    شخص = sha5s | shakhs
    اريد = areed | ured
    ابغى = abgha | ab8a
    عايز = 3ayez | 3ayz | 3awez | ayez
    عندي = 3andi | 3ndi
    سؤال = so2al | su2al | soal
    مساعدة = mosa3ade | musa3ada | mosa3da
    شكرا = shukran | shokran | choukran | shukrn | chokran
    يسلمو = yeslamo | yislamo | yslmo
    يعطيك = ya3tik | y3tik | ya36ik
    العافية = el3afye | al3afia | l3afye | 3afye
    مرحبا = mar7aba | mar7ba | marhaba
    السلام = salam | salaam | alsalam | assalam | elsalam
    عليكم = 3alaykom | 3alaikum | 3aleikom | alaikum | alaykom
    صباح = saba7 | 9aba7
    الخير = el5eir | alkhair | elkheir | al5er | lkheir
    مساء = masa2
    فضلك = fadlak | fa9lak
    سمحت = sama7t | sma7t | samaht
    ممكن = momken | mumkin | mmkn | momkin
    نعم = na3am
    ايوه = aywa | eywa | aiwa
    طيب = tayeb | 6ayyeb | tayyib
    ان شاء الله = inshallah | nshallah
    متوفر = mtwaffar | metwafer | motawafer | mtwafer
    موجود = mawjoud | mawjood | mawgood
    قياس = qiyas | 2yas
    ازرق = azra2 | azrag
    احمر = a7mar
    اسود = aswad
    اخضر = a5dar | akhdar
    اخر = a5er
    وقت = wa2t | wagt
    الدفع = eldaf3 | aldaf3 | daf3
    ارجع = arja3 | eraje3
    ابدل = abaddel | baddel
    وصل = wesel | wasal
    وصلني = wasalni | wesalni | wasalny
    الجمعة = eljom3a | aljum3a | jom3a | elgom3a
    السبت = elsabt | alsabt
    الاحد = el2a7ad | ala7ad
    الاثنين = eltnein | al2thnain | eletnein
    عنوان = 3enwan | 3inwan
    العنوان = el3enwan | al3inwan
    لحد = la7ad | l7ad
    محل = ma7al | ma7all
    المحل = elma7al | alma7al
    هدية = hadiye | hadeya | hdiye
    بتوصل = btewsal | btwsal | btousal | betwsal
    طلبت = talabt | tlabt | 6alabt | tallabt
    اشتريت = shtareit | eshtareit | ishtarait
    لازم = lazem | lazim
    بدفع = bdfa3 | edfa3 | adfa3
    كفالة = kafale | kafala
    ضمان = daman | 9aman
    تبديل = tabdeel | tabdil
    خلال = khilal | 5ilal
    عندكو = 3andko | 3andku
    هون = hoon
    هلا = halla2 | hala2
    ساعدني = sa3edni | sa3idni | sa3dni
    حولني = 7awelni | 7awwelni | 7wlni
    واش = wach | wesh | wech
    بغيت = bghit | bgit | b8it
    بغينا = bghina | bgina
    باغي = baghi | baghya
    شحال = chhal | ch7al | chehal | sh7al | che7al | chhel
    بشحال = bchhal | bch7al | b'chhal | bsh7al | bchehal
    كاين = kayn | kayen | kayin
    كاينه = kayna
    ديال = dyal
    ديالي = dyali | diali
    ديالك = dyalk | dialk
    ديالكم = dyalkom | dialkom | dyalkoum
    عندكم = 3ndkoum | 3andkoum | andkom | 3dkom
    نقدر = n9der | na9dar | n9dar | nqder | ne9der
    نخلص = nkhelles | nkhalles | n5alles | nkhles | nkhelless
    الخلاص = lkhlas | elkhlas | l5las
    ملي = mli | melli
    نشري = nchri | nechri | nshri
    نرجع = nrje3 | nraje3 | nrja3 | nrejje3
    ناخد = nakhod | nakhud | na5od
    توصلني = tewselni | twselni | tousselni | twsselni | tewsalni
    وصلاتني = wslatni | weslatni
    وصلاتنيش = wslatnich | weslatnich
    كتوصلو = katweslo | katwaslo | kat2wslo | ktwslo | katwesslo | katwasslo
    كتصيفطو = katsifto | katsiftou | katsifTo | katsifet
    كتقبلو = kat9eblo | kat9blo | kate9blo
    كتبيعو = katbi3o | katbi3ou | ktbi3o | katbi3u
    كتفتحو = katfet7o | katft7o | katfe7o | kat7ello | kat7elo | kathello
    كتسدو = katseddo | katsedo | katsdo
    مفتوح = m7loul | ma7loul | m7lol
    محلولين = m7loulin | ma7loulin
    خدامين = khddamin | khdamin | khedamin | khddamine | 5ddamin
    مسدود = msdoud | msdod | mesdoud
    سادين = saddin | saddine
    فوقاش = fo9ach | fou9ach | fu9ash
    امتى = imta | ymta | amta
    شنو = chno | chnou | shno | achno | achnou | chnahwa
    علاش = 3lach | 3lash | alach
    كيفاش = kifach | kifash | kifech
    دابا = daba
    غدا = ghdda | ghda | ghedda | 8da
    اليوم = lyoum | lyom | lyouma | liyoum | el yom
    نهار = nhar | nahar
    السبت = sebt | ssebt
    الحد = lhed | l7ed | el7ad | l7edd
    الجمعه = jem3a | ljem3a | ljm3a
    الاثنين = tnin | ttnin | letnin
    الثلاثاء = tlat | ttlat | tlata2
    الاربعاء = larb3 | lareb3a2 | larb3a
    الخميس = khmis | lkhmis | l5mis
    الثمن = taman | ttaman | tman | ttman
    سعر = si3r
    رخيص = rkhiss
    زوين = zwin | zwina
    مزيان = mezyan | mzyan | mziyan
    بزاف = bezzaf | bzaf | bzzaf
    شويه = chwiya | chwia | shwiya
    عافاك = 3afak | afak | 3afakom | 3afakoum
    المحل = l7anout | l7anot | lhanout
    الطلبيه = lcommande | lacommande | lkomand | talabiya
    عندي = 3endi
    ولا = wla | wella
    هدا = hada2
    الماء = lma`,
  /** Words of other languages too: read only once the language is known. */
  besides: `
    روبوت = robot | roubout
    بوت = bot
    انسان = insan | ensan
    شخص = shakhs | shaks | chakhs
    بني = bani
    ادم = adam
    او = aw
    ميرسي = merci | mersi
    اذا = eza | iza | itha
    انا = ana
    كاش = kash | cash
    شو = sho | chou
    ايش = aish | esh
    كيف = kif
    مش = mish | mesh
    في = fi | fii
    متى = mata | imta
    كم = kam
    غالي = ghali
    حدا = hada
    اريد = oreed
    ابغى = abi
    مساء = misa
    من = min
    لو = law
    لا = la2
    تمام = tamam
    لون = loun | lawn
    اخر = akher
    ارجع = raje3
    وصل = wsl
    ما = ma
    التوصيل = livraison | llivraison | lalivraison
    الطلبيه = commande
    فين = fin | feen
    بطاقه = carte | lacarte
    طرد = colis | lcolis
    السعر = prix | lprix
    انا = ana
    شي = chi
    مع = m3a
    على = 3la
    فيه = fih
    فيها = fiha
    ليا = liya
    ل = l
    في = f
    بلا = bla
    هاد = had
    ديال = dial`,
};

/** Words of the Maghreb: where one of them stands, 9 is another letter than in the east. */
export const OF_THE_MAGHREB =
  'wach wesh wech bghit bgit bghina chhal ch7al bchhal bch7al kayn kayna dyal dyali dial diali dyalk dyalkom n9der fo9ach chno achno 3lach kifach daba 3afak nkhelles bezzaf';

/** What 9 stands for there; elsewhere it is ص. */
export const NINE_OF_THE_MAGHREB = 'ق';

/** What a letter or digit of a word with such digits stands for. */
export const ARABIC_LETTERS: Readonly<Record<string, string>> = {
  ...{ '2': 'ا', '3': 'ع', '5': 'خ', '6': 'ط', '7': 'ح', '8': 'غ', '9': 'ص' },
  ...{ sh: 'ش', ch: 'ش', kh: 'خ', gh: 'غ', th: 'ث', dh: 'ذ', ou: 'و', oo: 'و', ee: 'ي' },
  ...{
    a: 'ا',
    b: 'ب',
    c: 'ك',
    d: 'د',
    e: '',
    f: 'ف',
    g: 'ج',
    h: 'ه',
    i: 'ي',
    j: 'ج',
    k: 'ك',
    l: 'ل',
    m: 'م',
  },
  ...{
    n: 'ن',
    o: 'و',
    p: 'ب',
    q: 'ق',
    r: 'ر',
    s: 'س',
    t: 'ت',
    u: 'و',
    v: 'ف',
    w: 'و',
    x: 'كس',
    y: 'ي',
    z: 'ز',
  },
};
