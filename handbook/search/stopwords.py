"""Words too common to tell one section from another. They are not indexed, and a query may hold them freely.

The engine has the same lists; `tests/search/test_same_words.py` holds the two against each other.
"""

from __future__ import annotations

_ENGLISH = """
a about after again all also although am an and another any are as at be because been before being both but by can
cannot could did do does doesnt doing done dont down each either else ever every few for from further get gets
getting go goes got had has have having he her here hers him his how however i if in instead into is isnt it its
itself just let lets like made make makes many may me might more most much must my myself need needs neither no nor
not now of off on once one only onto or other our ours out over own per please quite rather same shall she should
since so some still such than that the their theirs them then there these they thing things this those though
through thus to too under until up upon us use used uses using very want was we were what when where whether which
while who whom whose why will with within without would yes yet you your yours
"""
_SPANISH = """
a ademas ahi ahora al algo alguien algun alguna algunas alguno algunos alli ambos ante antes aquel aquella aquellas
aquello aquellos aqui asi aun aunque bajo bien cada casi como con contra cual cuales cualquier cuando cuanta cuantas
cuanto cuantos cuya cuyo de debe deben deberia debo del demasiada demasiadas demasiado demasiados desde donde dos
durante e el ella ellas ello ellos en entonces entre era eran es esa esas ese eso esos esta estaba estan estar estas
este esto estos estoy etc fue fueron ha hace hacen hacer haces hacia hago han has hasta hay haya he hemos hizo igual
incluso ir la las le les lo los luego mas me mediante mejor menos mi mientras mio mis misma mismas mismo mismos mucha
muchas mucho muchos muy nada ni ningun ninguna ninguno no nos nosotros nuestra nuestro nunca o os otra otras otro
otros para pero poco por porque pues puede pueden puedo que quien quienes quiero se sea sean segun ser si sido siempre
sin sino sobre solo somos son soy su sus suyo tal tambien tampoco tan tanta tanto te tener tenemos tengo ti tiene
tienen tienes toda todas todavia todo todos tras tu tus tuya tuyo u un una unas uno unos usa usan usar uso va vamos
van varias varios vas ver vez veces voy y ya yo
"""
STOP_WORDS = {"en": frozenset(_ENGLISH.split()), "es": frozenset(_SPANISH.split())}

# Python's own words in a sample say nothing about it.
_CODE = """
false none true and as assert async await break case class continue def del elif else except finally for from global
if import in is lambda match nonlocal not or pass raise return try while with yield self cls int str float bool dict
list tuple set object print len range type main name file line args kwargs init
"""
CODE_WORDS = frozenset(_CODE.split())
