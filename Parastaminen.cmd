@echo off
rem Double-click: finds Python and hands over to scripts\start.py, which installs what is missing,
rem asks for a workshop and opens its pages. A .workshop file dropped on this file is opened.
chcp 65001 >nul 2>nul
title Parastaminen
rem Words here are of ASCII alone: not every Windows reads others from such a file.
rem A network folder gets a letter for so long.
pushd "%~dp0"
if not exist scripts\start.py goto packed
set PYTHONUTF8=1
set PYTHON=
py -3 -c "" >nul 2>nul
if %errorlevel%==0 set PYTHON=py -3
if defined PYTHON goto start
python -c "" >nul 2>nul
if %errorlevel%==0 set PYTHON=python
if defined PYTHON goto start
echo Python puuttuu. Asenna 64-bittinen Python 3.13 ohjelmavalikoimasta tai osoitteesta python.org
echo tai anna IT-tuen asentaa se. Avaa sitten Parastaminen.cmd uudelleen.
goto end
:packed
echo Ohjelma on zip-paketissa. Napsauta pakettia hiiren oikealla ja valitse Pura kaikki. Avaa sitten
echo purettu kansio ja kaksoisnapsauta siihen tullutta tiedostoa Parastaminen.cmd.
goto end
:start
%PYTHON% scripts\start.py %*
:end
echo.
pause
popd
