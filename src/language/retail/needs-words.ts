/** Words of one kind, used as `@name` below. `word*` matches a prefix. Any spelling: folded at load. */
export const WORD_CLASSES: Record<string, string> = {
  dog: 'dog dogs doggy doggo pup puppy puppies hund hunde hündin welpe welpen vierbeiner chien chienne chiens chiot toutou perro perra perrito perrita perros cachorro كلب كلبي كلبتي كلبنا جرو',
  cat: 'cat cats kitty kitten kittens katze katzen kater kätzchen mieze chat chats chatte chaton minou gato gata gatito gatita gatos minino قطه قطتي قطي بستي قطط بسه',
  pet: '@dog @cat pet pets haustier* tier animal animaux mascota* rabbit hase حيوان',
  pain: 'bad ache* aching hurt* hurting pain* sore stiff killing schmerz* weh wehtut tut verspannt* zwickt douleur* mal souffr* raide duele duelen dolor* dolorid* molesta* يوجعني بيوجعني توجعني واجعني بتوجعني يؤلمني وجع الم توجع بيوجع يوجع يعورني تعورني يالمني',
  old: 'old older elderly ageing aging senior arthritis alt alte alten alter älter* betagt* senioren vieux vieille âgé* viejo* vieja* viejit* mayor* anciano* anciana* كبير عجوز كبيره مسن',
  skin: 'skin haut peau piel بشره بشرتي جلد جلدي بشرته',
  dry: 'dry dried cracked chapped itch* itchy flaky eczema rash irritated trocken* rissig* juck* juckt schuppig* neurodermitis sèche sec seche gerc* démang* gratte irrit* eczéma seca seco secas secos reseca resecas resecos reseco agrietad* pica picazón comezón rasca جاف جافه ناشف ناشفه حكه تحك متشقق* بتحك يحك اكزيما',
  house:
    'house home flat apartment room rooms bedroom haus wohnung zimmer daheim zuhause hause maison appart* chambre pièce casa piso apartamento departamento depa cuarto habitación بيت بيتي البيت شقه شقتي غرفه غرفتي اوضه اوضتي دار',
  cold: 'cold freezing frozen chilly freeze* frier* friere kalt kälte eiskalt frostig froid gèle* gèl* caille* frisquet frío fria frío helad* hiela* congel* برد بارد بارده بردان بردانه ساقع سقعه متجمد صقعه',
  hot: 'hot boiling sweltering heat heatwave heiß hitze schwitz* chaud chaleur canicule calor caluros* asar حر حار شوب حرانه',
  window:
    'window windows door doors fenster türe tür türen fenêtre* porte portes ventana* puerta* شباك شبابيك باب ابواب نافذه نوافذ دريشه',
  wind: 'wind windy draught* draft* drafty blowing breeze zieht zug zugluft windig vent courant souffle viento aire corriente cuela هوا هواء تيار ريح',
  bored:
    'bored boring boredom boredem langweil* langeweile ennui* ennuie aburr* زهق* زهقان ملل مل يمل بيزهق طفشان يزهق بيمل',
  alone:
    'dejo deja dejamos lasse lassen laisse laisser leaving alone lonely leave work allein alleine seul seule solo sola solos sólo لوحده لحاله وحده وحيد لوحدها لحالها',
  play: 'entertain* busy occupied beschäftig* occuper distraire entreten* distra* انشغل يتسلي تسليه',
  destroy:
    'destroy* ruin* scratch* claw* shred* tear* tearing wreck* zerkratz* kratz* zerstör* ruiniert abîme abime griffe* détrui* déchir* destroz* destru* arañ* rasguñ* acabando daña* rompe يخرمش بيخرمش تخرمش خرب* يخرب بتخرب بتخرمش يخدش بيبوظ تبوظ',
  furniture:
    'sofa couch furniture armchair curtains carpet möbel sessel teppich vorhänge polster canapé fauteuil meuble* rideau* sofá sillón muebles mueble cortina* كنبه كنب اثاث ستاير عفش صوفا',
  sleep:
    'sleep sleeping asleep insomnia schlaf* einschlafen dormir dors endormir sommeil insomni* duermo duerm* sueño نوم انام نام بنام ينام انوم ارق',
  night:
    'night nights midnight late nacht nachts abends spät nuit soir tard noche noches tarde ليل بالليل باليل متاخر',
  listen:
    'listen* music hear songs album hören höre musik écouter écoute musique escuchar escucho oír música اسمع اسمتع سماع موسيقي اغاني',
  others:
    'roommate* housemate* flatmate* neighbour* neighbor* wife husband everyone disturb* bother* bugging waking wake mitbewohner* nachbar* stören wecken aufwecken coloc* voisin* déranger réveiller compañer* vecin* molestar despertar جيران الجيران ازعاج ازعج اصحي رفيق حد',
  noise:
    'noise noisy loud snore* snoring snores lärm laut schnarch* bruit bruyant ronfle* ruido ruidos* ronca* roncan ازعاج صوت دوشه شخير يشخر بيشخر ضجه',
  back: 'back spine lumbar rücken kreuz dos reins lumbago espalda lumbares ظهر ظهري ضهري ضهر',
  neck: 'neck nape nacken nuque cervicales cuello cuellos nuca رقبه رقبتي',
  sit: 'sit* sitting computer desk chair office sitz* sitze schreibtisch computer homeoffice assis bureau ordi ordinateur sentad* silla computador* computadora oficina pc قعده قاعد كمبيوتر الكمبيوتر مكتب جلوس بقعد لابتوب',
  joints:
    'limp limping stairs joint joints bones hips knee knees knochen gelenk* hüfte knie articulation* hanche* genou* hueso huesos articulacion* rodilla* cadera* عظم عظام مفاصل ركبه ركبتي',
  feet: 'foot feet heel heels toes fuß füße füsse ferse* zehen pied pieds talon* orteil* pie pies talón talones قدم اقدام رجل رجلي رجلين كعب',
  hair: 'hair haar haare haaren cheveux pelo cabello شعر شعري',
  mouse:
    'mouse mice rat rats rodent* maus mäuse ratte* ratten souris rat ratón ratones rata ratas فار فيران فئران',
  pest: 'kill* catch rid house kitchen infest* töten fangen loswerden küche tuer attraper débarrass* cuisine matar atrapar cocina اقتل اصيد مطبخ موت بيت البيت',
  bugs: 'mosquito* ants flies bugs moths wasps cockroach* mücken ameisen motten fliegen wespen moustique* fourmis mouches mites guêpe* cafard* mosquitos zancudos hormigas moscas polilla* cucaracha* ناموس نمل ذباب صراصير بعوض',
  dusty:
    'dusty pleins voller dust dirty grubby crackle* crackling staubig* staub verstaubt* dreckig knistern poussière* poussiéreu* sale crade polvo sucio* sucia* polvorient* غبار مغبر* تراب وسخ وسخه متربه',
  records:
    'record records vinyl vinyls lp lps album albums platte platten schallplatten vinyle* disque disques vinilo* disco discos اسطوانات اسطوانه',
  forget:
    'forgot forget* forgets forgetful vergess* vergisst vergesslich oubli* oublie olvid* olvida ينسي بنسي انسي بينسي تنسي نساي',
  neglect:
    '@forget always never rarely kill* kills dies dying killing hardly lazy black away nie selten sterben stirbt eingehen jamais meurent crever tue nunca mueren muere mato siempre matan يموت بتموت يذبل تموت',
  watering:
    'water* watering gieß* gießen giessen arros* arroser riego regar riega regarlas agua سقي يسقي بسقي اسقي الري',
  plants:
    'plant plants flower flowers thumb pflanze* blume* daumen plante* fleur* planta* flor* نبات* زرع ورد نبته',
  wilt: 'marchitaron marchitó second segundo segunda zweiten lendemain wilt* wilted withered droop* died dead rotten verwelk* welk* verblüht tot kaputt vergammelt hinüber fané* fanés flétri* mortes pourri* marchit* murieron muertas pocho* ذبل* ذبلت ماتت ميت خربت',
  bouquet:
    'bouquet bouquets flowers roses strauß strauss blumen rosen fleurs roses ramo ramos flores rosas باقه ورد الورد بوكيه زهور',
  funeral:
    'funeral funerals mourning condolence* passed grave sympathy begräbnis beerdigung* trauer* verstorben* gestorben grab kondol* obsèques enterrement* deuil décès décéd* funéra* funeral entierro velorio luto falleci* pésame جنازه عزاء عزا توفي وفاه متوفي تعزيه',
  wedding:
    'wedding bride bridal marry marrying married hochzeit braut brautstrauß brautsträuße heirate* mariage mariée boda novia matrimonio casarme caso عرس عروس زفاف فرح زواج',
  pregnant: 'pregnan* expecting schwanger* enceinte* grossesse embarazad* embarazo حامل الحامل حمل',
  steak:
    'steak steaks beef roast lamb rind rinds* braten wild lamm boeuf entrecôte agneau gibier rôti grillade* viande fleisch carne res asado bife cordero chuletón ستيك لحم لحمه مشاوي',
  fishdish:
    'fish seafood oysters salmon fisch lachs meeresfrüchte poisson saumon huîtres fruits pescado marisco* salmón سمك جمبري',
  wine: 'wine wines wein weine weinempfehlung vin vins vino vinos bottle bouteille botella flasche trinken drink boire beber tomar نبيذ',
  slow: 'spin* spinning dreht tourne gira slow slowly wobbl* skips skipping lags laggy squeak* squeal* rattl* creak* noise funny stuck jams broken weird langsam eiert leiert hakt quietsch* klemmt spinnt klappert lent lente lentement saute grince* coince* bloque* lento lenta despacio raro rechina* chirr* traba* trabado بطيء بطيئه بطي علق يعلق بيعلق',
  machine:
    'deck turntable machine laptop computer phone bike bicycle watch clock guitar tool drill drawer chair plattenspieler maschine rad fahrrad uhr gerät handy platine machine vélo montre appareil tocadiscos máquina bici bicicleta reloj aparato equipo celular جهاز دراجه ساعه مكنه عجله لابتوب جوال موبايل بيك',
  look: 'look see check repair fix mend help anschauen schauen ansehen angucken nachschauen richten jeter voir regarder réparer ver mirar revisar arreglar checar تشوف تشوفوا تشوفوه تشوفوها تصلح تصلحوا شوفوا تزبطوا',
  walk: 'walk walks walking gassi spazier* spaziergang promen* sortir balade* pasear paseo paseos saco sacar امشي اتمشي تمشيه',
  dark: 'stockdunkel* stockfinster finster dawn pitch dusk dark visible seen night nights visibility dunkel* dunkeln sichtbar gesehen sombre noir visible nuit oscuro oscura oscuridad noche vean verse ظلام عتمه ليل بالليل ضلمه',
  travel:
    'travel* trip flight fly flying plane journey reise* verreisen fliege fliegt fliegen flug flugzeug voyage* voyager avion vol viaje* viajar viajo avión vuelo سفر اسافر طياره طيران رحله',
  rain: 'rain rainy raining wet soaked puddle* regen regnet nass pfützen pluie pleut mouillé* flaque* lluvia llueve mojad* mojo aguacero مطر تمطر بتمطر',
  hands: 'hand hands fingers hände händen finger main mains doigts mano manos dedos يد يدين ايدي ايديا',
  flat: 'flat puncture* punctured platt platten plattfuß loch crevé* crevaison plat pinchad* pinché pinchazo poncha* desinflad* مبنشر بنشر مثقوب نام فسش',
  tyres:
    'tyre tyres tire tires wheel bike bicycle reifen rad fahrrad pneu* roue vélo rueda llanta* neumático bici bicicleta كفر عجله اطار بسكليت',
  baby: 'baby babies newborn infant säugling baby babys neugeboren* bébé bébés nourrisson nouveau-né bebé bebe recién بيبي رضيع مولود نونو',
  born: 'born birth newborn shower expecting geburt geboren taufe naissance né née baptême nacimiento nació nacer bautizo مولود ولاده سبوع',
  teeth: 'tooth teeth teething zahn zähne zahnt dent dents dientes diente سن اسنان تسنين',
  kids: 'kid kids child children son daughter toddler kind kinder sohn tochter enfant* fils fille gosse* niño* niña* hijo hija nene طفل اطفال ابني بنتي ولدي عيال ولاد',
  journey:
    'zug train tren journey journeys cars car drive plane train trip flight autofahrt fahrt zugfahrt flug unterwegs voiture trajet route avion coche carro viaje carretera avión سياره طريق سفر طياره',
  leak: 'leak* drip* dripping tropf* tropft undicht* leckt leck fuit fuite* goutte gotea* gotera* escape pierde fuga ينقط بينقط تسريب بيسرب يسرب بتنقط',
  tap: 'lavabo grifería tap taps faucet sink pipe pipes wasserhahn hahn rohr robinet tuyau évier grifo llave caño tubería canilla حنفيه صنبور ماسوره مواسير',
  roof: 'shower bath tub roof dusche badewanne fuge* dach douche baignoire toit ducha bañera techo بانيو دش سقف',
  squeak: 'squeak* squeal* creak* creaking quietsch* knarr* grince* rechina* chirr* يصر بيزيق يزيق صرير',
  hinge:
    'hinge* door doors chain lock tür türe scharnier* kette charnière* porte chaîne bisagra* puerta cadena باب مفصلات جنزير',
  mould:
    'mould mouldy mold moldy mildew damp schimmel* feucht* stockfleck* moisi* humid* moho humedad húmed* عفن رطوبه معفن',
  crack:
    'crack cracks hole holes dent loch löcher risse riss fissure* trou trous grieta* agujero* hueco* huecos شق شقوق خرم فتحه ثقوب ثقب',
  wall: 'wall walls ceiling plaster wand wände mauer decke mur murs plafond pared paredes muro techo حيط حيطه جدار جدران حائط سقف',
  hang: 'hang hanging mount aufhäng* hängen befestig* accroch* suspend* fixer colgar cuelgo fijar اعلق تعليق علق',
  picture:
    'picture pictures painting mirror shelf bild bilder spiegel regal tableau* cadre* miroir cuadro* espejo repisa صوره صور لوحه برواز رف مرايه',
  clog: 'clog* blocked unblock* verstopft* bouché* déboucher tapad* atascad* destapar مسدود انسد مسدوده',
  reach:
    'reach high ceiling gutter gutters bulb hoch oben dachrinne décke atteindre haut plafond gouttière alcanzar alto techo canaleta اوصل عالي سقف فوق',
  steal:
    'aufgebrochen stole broke broken-into steal* stolen theft thief thieves burglar* break-in secure gestohlen klauen dieb* geklaut einbruch* sichern vol volé volée voleur* voler cambriol* sécuriser rob* roban ladrón ladrones asegurar سرقه حرامي انسرق* يسرق سرقوا تامين',
  shed: 'shed gate garage bike bicycle locker schuppen gartentor tor keller spind abri portail garage cave vélo cobertizo portón garaje reja bici مخزن بوابه جراج كراج',
  paintwall: 'paint* repaint* redecorat* streichen anmalen ausmalen peindre repeindre pintar دهان ادهن اصبغ',
  assemble:
    'screw* assemble drill drilling bohren schrauben percer visser taladrar atornillar perforar اخرم احفر',
  stress:
    'stress* anxious anxiety nervous relax* unwind stressig* gestresst nervös entspann* unruhe stressé* détend* détendre angoiss* estrés estresad* nervios* ansiedad relajar* توتر متوتر قلق استرخ* اعصاب',
  flu: 'flu sniffles runny blocked sneez* throat erkältet erkältung* schnupfen niesen halsweh hals rhume enrhumé* gorge éternu* resfriad* gripe gripa garganta mocos زكام رشح انفلونزا حلقي زوري ',
  stomach:
    'stomach tummy belly nausea nauseous bauch magen übelkeit übel ventre estomac nausée* digérer estómago panza barriga náusea* معده بطن بطني غثيان مغص',
  sun: 'sun sunny beach sonne strand soleil plage sol playa شمس بحر شاطي',
  hairloss:
    'falling losing loss thinning bald ausfall* fallen aus verlier* licht perd* tombe* chute caída cae caen perdiendo يتساقط تساقط بيقع يوقع صلع بيوقع',
  shed_hair:
    'shed* shedding sheds moult* molt* everywhere haart haaren verlier* überall perd* poils mue suelta* bota pelo pelos يتساقط شعره وبر بيقع',
  flea: 'flea fleas tick ticks scratching flöhe floh zecken zecke puce puces tique* pulga* garrapata* براغيث قراد',
  messy:
    'mess messy tidy clutter* organis* organiz* untidy chaos unordnung ordnung aufräum* verstau* bazar désordre ranger rang* désordre orden ordenar desorden* guardar regad* ترتيب ارتب مكركبه فوضي كركبه تنظيم',
  charge:
    'بتخلص سرعه charge* charging battery dies dead empty low power laden aufladen leer akku charger recharge batterie vide déchargé* cargar carga batería descarg* muere شحن اشحن بطاريه يفصل يخلص بتخلص',
  phone:
    'phone mobile iphone android smartphone handy telefon téléphone portable móvil celular teléfono جوال موبايل تلفون هاتفي تليفون',
  crackscreen:
    'crack* smash* shatter* drop* dropped broke gesprung* kaputt runtergefallen zerbroch* cassé* fissuré* tombé rota roto quebr* estrell* cayó caído انكسر* مكسور* اتكسر* وقع طاح انشرخ*',
  space:
    'space storage full memory speicher* platz voll espace stockage plein espacio almacenamiento lleno llena مساحه ذاكره مليان ممتلي',
  wifiword: 'wifi wi-fi wlan internet signal واي نت انترنت',
  weak: 'weak slow upstairs reach dead schwach langsam oben faible lent étage débil lento llega arriba ضعيف بطيء يوصل',
  write: 'write writing journal* schreib* schreiben tagebuch écrire écris escribir escribo اكتب كتابه',
  read: 'read reading lesen lese lire lis leer leo lectura قراءه اقرا بقرا',
  see: 'veo veía sehe voir vois klar small tiny print dim dark klein* schrift petit* caractères sombre pequeñ* letra* poca luz صغير خط اشوف',
  carry:
    'carry lug transport tragen schleppen transportieren porter transporter trimballer llevar cargar transportar احمل اشيل نقل',
  cutw: 'cut* slice slicing carve chop schneid* aufschneiden couper trancher découper cortar rebanar picar اقطع تقطيع يقطع',
  bread: 'bread loaf brot pain pan خبز عيش',
  cheese: 'cheese käse fromage fromages queso quesos جبن جبنه',
  open: 'open* opening öffnen aufmachen ouvrir abrir destapar افتح فتح',
  brew: 'brew* make making machine zubereit* aufbrüh* préparer faire preparar hacer تحضير اعمل',
  coffee: 'coffee espresso kaffee espresso café cafe قهوه',
  milkfree: 'lactose dairy laktose* lactosa lácteo* لاكتوز',
  mild: 'mild gentle creamy soft doux douce crémeux suave suaves cremoso خفيف طري',
  strong: 'strong stinky smelly pungent kräftig würzig stink* fort forts puissant corsé fuerte intenso قوي',
  guests:
    'guests party friends evening dinner gäste freunde abend invités amis apéro soirée invitados amigos fiesta reunión ضيوف عزومه حفله اصحاب',
  picnic: 'picnic* picknick* pique-nique* park بيكنيك نزهه',
  camp: 'camp* camping outdoors zelten campen camper acampar acampada campamento تخييم كشته بر',
  fewlight:
    'shade shady dark north-facing windowless schatten* schattig* dunkel* nordfenster ombre sombre nord sombra poca oscuro oscura ظل عتمه',
  cork: 'cork bottle wine korken flasche bouteille bouchon corcho botella زجاجه',
  learn:
    'learn* beginner* start starting begin* first newbie anfang* anfänger* lernen einsteiger* erste début* apprendre commencer premier première principiante* aprender empezar primer primera ابدا مبتدي اتعلم تعلم',
  instrument: 'instrument guitar strum gitarre instrument* guitare instrumento* guitarra الة جيتار اله',
  vinylworld: 'vinyl records turntable platten schallplatten vinyle* vinilo* discos tocadiscos اسطوانات',
  protect:
    'احميه احميها protect* keep scratch* scratched worn schütz* schutz zerkratz* protég* rayure* raye* proteger cuidar raya* rayan حمايه احمي تحمي خدش',
  tuneword: 'tune tuning stimmen verstimmt accord* désaccord* afinar desafinad* دوزان',
  giftword: 'gift present geschenk schenken mitbringsel cadeau offrir regalo regalar detalle هديه اهدي',
  loves:
    'lover lovers fan loves addict enthusiast liebhaber* fan liebt amateur* fan passionné* adore amante* fanático* aficionad* encanta يحب محب عاشق بيحب تحب',
  housewarm:
    'housewarming moved moving einzug eingezogen umzug crémaillère emménag* déménag* mudanza inauguración mudé mudó انتقل عزل',
  sharpen:
    'blunt dull sharpen* stumpf schärfen schleifen émouss* aiguis* desafilad* afilar afilado تالمه سن حاد',
  knife: 'knife knives messer scissors schere couteau* ciseaux cuchillo* tijeras سكين سكينه سكاكين مقص',
  shoe: 'shoe shoes boots schuh schuhe stiefel chaussure* bottes zapato* bota botas حذاء جزمه شوز',
  worn: 'worn hole soles heel durchgelaufen abgelaufen sohle* absatz usé* semelle* talon* gastad* suela* tacón مهري نعل كعب',
};

/** Everyday needs by area: words that put them (`&` joins what must all be said, `|` other ways), and concepts that help. */
export const NEEDS: Record<string, readonly [said: string, helps: string]> = {
  need_warm_home: [
    '@house & @cold | @cold & @window | @wind & @window | @wind & @house',
    'draught_strip heater insulation hot_water_bottle',
  ],
  need_warm_self: [
    '@cold & bed bett lit cama feet füße pieds pies رجلي سرير | fröstel* frileu* friolent* frost* بردان',
    'blanket hot_water_bottle socks heat_pad thermal_wear duvet heater',
  ],
  need_cool: ['@hot & @house | @hot & @sleep | sweltering stickig étouff* bochorno', 'fan'],
  need_mice: ['@mouse & @pest | mice mäuse ratones فيران فئران', 'mouse_trap'],
  need_insects: [
    '@bugs & @pest | @bugs & @sleep | @bugs & @night | mosquitos moustiques mücken ناموس',
    'insect_repellent',
  ],
  need_leak: ['@leak & @tap | @leak & @roof', 'washer sealant sticking'],
  need_squeak: ['@squeak & @hinge | @squeak & @machine', 'lubricant'],
  need_mould: ['@mould & @house | @mould & @wall | @mould & @roof', 'mould_remover dehumidifier'],
  need_fill: ['@crack & @wall', 'filler'],
  need_hang: ['@hang & @picture | @hang & @wall', 'picture_hook wall_plug drill hammer'],
  need_drill: ['@assemble & @wall | @assemble & @furniture', 'drill screwdriver screw wall_plug'],
  need_unblock: [
    '@clog & @tap | @clog & drain toilet abfluss klo toilette wc lavabo desagüe inodoro مجاري حمام',
    'drain_cleaner',
  ],
  need_reach: [
    '@reach & reach clean change putzen wechseln atteindre nettoyer alcanzar limpiar cambiar اوصل انظف اغير',
    'ladder',
  ],
  need_lock: ['@steal & @shed | absperren zusperren cadenasser', 'padlock lock alarm'],
  need_paint: ['@paintwall & @wall | @paintwall & @house', 'paint_wall brush'],
  need_quiet_music: ['@listen & @others | @listen & @night | @others & @night & @noise', 'headphones'],
  need_quiet: [
    '@noise & @sleep | @noise & @others | schnarcht snores ronfle ronca بيشخر',
    'earplugs headphones',
  ],
  need_dust_records: ['@dusty & @records', 'brush duster cleaner'],
  need_dusting: [
    '@dusty & @house | @dusty & @furniture | @dusty & shelf regal étagère estante رف',
    'duster broom vacuum',
  ],
  need_stylus: [
    'needle needles & @vinylworld | needle needles & @machine | nadel nadeln & @machine | aiguille* diamant & @machine | aguja & @machine | ابره & @machine',
    'stylus',
  ],
  need_sleeves: ['@records & @protect', 'sleeves box'],
  need_start_vinyl: ['@learn & @vinylworld', 'turntable'],
  need_first_instrument: ['@learn & @instrument | @kids & @instrument', 'ukulele guitar piano'],
  need_tuning: ['@instrument & @tuneword', 'tuner'],
  need_cat_claws: ['@cat & @destroy | @cat & @furniture', 'scratching_post'],
  need_dog_busy: ['@dog & @bored | @dog & @alone | @dog & @play | @dog & @destroy', 'dog_toy chew toy ball'],
  need_cat_busy: ['@cat & @bored | @cat & @play', 'cat_toy'],
  need_car_smell: [
    'smell* stink* stinks riecht stinkt muffig pue sent mauvais bad odeur huele olor ريحه ريحتها رائحه & car auto wagen voiture coche carro سياره سيارتي',
    'air_freshener',
  ],
  need_old_pet: [
    '@pet & @old & @pain | @pet & @joints | @pet & @old & @joints | @pet & @joints & @pain | @pet & limp* hinkt humpelt boite cojea يعرج',
    'joint_supplement orthopaedic pet_bed',
  ],
  need_pet_sleep: ['@pet & @sleep | @pet & floor boden sol suelo piso ارض', 'pet_bed orthopaedic'],
  need_pet_itch: ['@pet & @dry', 'oat flea shampoo hypoallergenic'],
  need_fleas: ['@pet & @flea', 'flea'],
  need_pet_hair: ['@pet & @shed_hair | @pet & hair haare poils pelos وبر', 'grooming_tool brush lint_roller'],
  need_pet_dark: [
    '@dog & @walk & @dark | @dog & @dark | @dog & @dark & cars car autos auto voitures coches carros سيارات',
    'collar_light leash',
  ],
  need_pet_walk: ['@dog & @walk | @dog & pull* zieht tire jala tira يشد', 'leash'],
  need_pet_travel: ['@pet & @travel', 'pet_carrier'],
  need_pet_teeth: ['@pet & @teeth | @pet & breath maulgeruch mundgeruch haleine aliento', 'chew toothbrush'],
  need_pet_smell: ['@cat & smell* stink* stinkt riecht pue odeur* huele olor ريحه', 'litter'],
  need_sensitive_skin: [
    '@skin & @dry | itchy juckreiz démangeaisons picazón comezón حكه',
    'oat hypoallergenic cream aloe shea fragile_skin soap',
  ],
  need_dry_hands: ['@hands & @dry | @hands & @dry & @cold', 'hand_cream cream shea'],
  need_dry_lips: ['@dry & lips lippen lèvres labios شفايف شفاه', 'lip_balm'],
  need_hair_loss: ['@hair & @hairloss', 'hair_tonic vitamin'],
  need_dandruff: ['dandruff kopfschuppen pellicules caspa قشره', 'anti_dandruff shampoo'],
  need_feet: [
    '@feet & @pain | @feet & @dry | @feet & stand* standing steh* debout parad* وقوف',
    'foot_care insole',
  ],
  need_back_sit: ['@back & @sit', 'ergonomic chair footrest'],
  need_back: ['@back & @pain | @sit & @pain', 'ergonomic orthopaedic heat_pad massage support_wear'],
  need_neck: ['@neck & @pain | @neck & @travel', 'neck_pillow pillow heat_pad massage'],
  need_joints: ['@joints & @pain', 'joint_supplement support_wear heat_pad'],
  need_sleep: [
    '@sleep | schlaflos* insomnie insomnio ارق',
    'melatonin chamomile lavender magnesium earplugs blackout calming pillow',
  ],
  need_sleep_light: ['@sleep & bright light hell licht lumière luz claridad نور ضوء', 'blackout curtain'],
  need_calm: ['@stress', 'calming chamomile lavender bath_salt magnesium essential_oil tea candle'],
  need_flu: ['@flu', 'cough nasal ginger honey tea tissues'],
  need_stomach: [
    '@stomach & @pain | nausea nauseous übelkeit nausées náuseas غثيان',
    'ginger peppermint chamomile',
  ],
  need_sunburn: [
    'sunburn sunburnt sonnenbrand | @skin & burnt burned verbrannt brûlé* quemad* محروق* | coup & soleil | حروق & شمس',
    'aloe sunscreen',
  ],
  need_sun: ['@sun & protect* burn schütz* schutz protég* proteger احمي حمايه', 'sunscreen hat sunglasses'],
  need_no_watering: [
    '@neglect & @watering | @forget & @plants | @neglect & @plants | black & thumb thumbs | schwarzer & daumen | main & verte',
    'easy_care cactus_plant dried_flowers amaryllis self_watering succulent',
  ],
  need_shade_plant: ['@plants & @fewlight', 'shade_plant easy_care'],
  ask_wilted: ['@wilt & @bouquet | @wilt & @plants', 'freshness faulty flower_food return'],
  need_longer_flowers: [
    '@bouquet & last longer länger halten tenir longtemps duren dure تعيش تطول',
    'flower_food freshness',
  ],
  need_snails: ['snails slugs schnecken limaces babosas caracoles حلزون', 'slug'],
  need_funeral: ['@funeral | @funeral & @bouquet', 'condolence wreath'],
  ask_bridal: [
    '@wedding & @bouquet | brautstrauß brautsträuße brautbouquet | ramo & novia | bouquet & mariée | مسكه & عروس',
    'bridal',
  ],
  ask_pregnant: ['@pregnant', 'pasteurised alcohol_free decaf'],
  need_wine_meat: ['@wine & @steak', 'red_wine'],
  need_wine_fish: ['@wine & @fishdish', 'white_wine'],
  need_wine_cheese: ['@wine & @cheese', 'red_wine white_wine'],
  need_platter: ['@cheese & @guests', 'platter'],
  need_mild_cheese: ['@cheese & @mild', 'milk'],
  need_strong_cheese: ['@cheese & @strong', 'blue_cheese'],
  need_cut_bread: ['@cutw & @bread', 'bread_knife board'],
  need_cut_cheese: ['@cutw & @cheese', 'cheese_knife'],
  need_open_wine: ['@open & @cork', 'corkscrew'],
  need_brew: ['@coffee & @brew', 'cafetiere coffee_machine grinder'],
  need_milk_free: ['@milkfree & milk milch lait leche حليب', 'oat_milk lactose_free'],
  need_picnic: ['@picnic', 'picnic_set blanket cool_box hamper bottle'],
  need_camp: ['@camp & @sleep | @camp & @cold', 'sleep_mat sleeping_bag tent'],
  need_camp_light: ['@camp & @dark', 'headlamp torch light'],
  need_rain: [
    '@rain & run runs running jog* laufen lauf laufe courir cours correr corro walk* bike work go stay wet trocken radfahren zur geh* gehe marcher vélo rester caminar bici salir mojar امشي | soaked durchnässt trempé* empapad*',
    'raincoat rain umbrella waterproof rubber_boots',
  ],
  need_warm_hands: ['@hands & @cold', 'gloves hand_warmer'],
  need_puncture: ['@flat & @tyres', 'puncture_kit inner_tube pump'],
  need_seen: [
    '@dark & bike cycling cycle ride rad radfahren vélo rouler bici bicicleta manejar دراجه | @dark & seen visible sichtbar vean',
    'bike_light reflective hivis light',
  ],
  need_run_dark: [
    '@dark & corro corriendo cours runs run running jog* lauf laufe laufen joggen courir correr اجري جري',
    'headlamp hivis reflective',
  ],
  need_thirst: [
    'thirst* durst* soif sed عطش* | thirst* durst* soif sed & run* long hike* wander* lauf* rando* courir correr | hydrated',
    'bottle soft_flask hydration drinks',
  ],
  need_warm_drink: [
    'keep* stay* warm* hot & tea coffee drink* soup | warm warmhalten heiß & tee kaffee getränk* suppe & halt* bleib* unterwegs | garder chaud & thé café boisson* soupe | caliente & té café bebida* sopa & manten* conserv* guard* | ساخن سخن حار دافي & شاي قهوه مشروب*',
    'bottle drinks',
  ],
  need_newborn: ['@baby & @giftword | @born & @giftword', 'swaddle rattle teddy blanket baby_carrier'],
  need_teething: ['@baby & @teeth | teething zahnt', 'teether'],
  need_baby_sleep: [
    '@baby & @sleep | @kids & @sleep & @dark | @kids & scared fear afraid angst peur miedo يخاف',
    'night_light swaddle teddy',
  ],
  need_carry_baby: ['@baby & @carry', 'baby_carrier stroller'],
  need_kids_trip: [
    '@kids & @journey & @bored | @kids & @journey | @kids & @bored',
    'travel_game colouring boardgame puzzle',
  ],
  need_kids_bath: [
    '@kids & bath bathtub baden badewanne bain baño bañera bañar حمام بانيو | @baby & bath bain baden bañar',
    'bath_toy',
  ],
  need_charge: ['@phone & @charge | @charge & @travel', 'charger powerbank cable'],
  need_screen: [
    '@phone & @crackscreen | @crackscreen & screen display bildschirm écran pantalla شاشه',
    'repair screen screen_protector',
  ],
  need_protect_phone: ['@phone & @protect', 'case screen_protector'],
  need_space: [
    '@space & laptop computer pc phone photos fotos rechner ordinateur photos fotos computador صور كمبيوتر جوال',
    'ssd storage',
  ],
  need_wifi: ['@wifiword & @weak', 'wifi_extender router'],
  need_sockets: [
    'sockets outlets steckdosen prises enchufes tomas فيش & enough few wenig genug zu assez peu manque faltan pocos pocas',
    'surge',
  ],
  ask_repair: ['@slow & @machine & @look | @slow & @machine', 'repair tuneup diagnosis inspection'],
  ask_sharpen: ['@knife & @sharpen', 'sharpening'],
  ask_cobbler: ['@shoe & @worn', 'cobbler repair'],
  need_tidy: [
    '@messy & @house | @messy & desk toys cables kitchen schreibtisch spielzeug kabel bureau jouets câbles escritorio juguetes cables مكتب لعب | @messy & clothes books papers kleidung bücher papiere vêtements livres papiers ropa libros papeles هدوم كتب ورق',
    'storage_box shelf basket file_folder cupboard box',
  ],
  need_write: [
    '@write & @giftword | @write & nice smooth schön fein joli bonito lindo حلو',
    'notebook fountain_pen pen',
  ],
  need_read_light: [
    '@read & @night | @read & bed bett lit cama سرير | @read & @dark',
    'lamp_read light headlamp',
  ],
  need_read_small: ['@read & @see', 'magnifier reading_glasses'],
  need_travel_neck: [
    '@sleep & plane flight flugzeug flug avion avión vuelo طياره',
    'neck_pillow blackout earplugs',
  ],
  need_pack: ['@travel & pack luggage packen gepäck bagages équipaje maletas شنط اغراض', 'suitcase bag'],
  need_cheese_fan_gift: ['@cheese & @loves', 'cheese_knife platter kit'],
  need_housewarming: [
    '@housewarm | @housewarm & @giftword | @housewarm & idea idee idée idea فكره',
    'plant candle bread vase',
  ],
};
